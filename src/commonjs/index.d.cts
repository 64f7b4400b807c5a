// What require('gojdk') answers: the same as the module, whose declarations these are.
import type * as Api from '../src/index.js' with { 'resolution-mode': 'import' };

declare const api: typeof Api;
declare namespace api {
  type VM = Api.VM;
  type CreateOptions = Api.CreateOptions;
  type CFunction = Api.CFunction;
  type RunOptions = Api.RunOptions;
  type BindOptions = Api.BindOptions;
  type LoadOptions = Api.LoadOptions;
  type AsyncOptions = Api.AsyncOptions;
  type JavaObject = Api.JavaObject;
  type JavaArrayObject = Api.JavaArrayObject;
  type JavaClassType = Api.JavaClassType;
  type JavaExtension<I> = Api.JavaExtension<I>;
  type InstanceOf<C> = Api.InstanceOf<C>;
  type JavaError = Api.JavaError;
  type ExitError = Api.ExitError;
  type BlockedError = Api.BlockedError;
}
export = api;
