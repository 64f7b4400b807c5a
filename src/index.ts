/** gojdk as a library: a Java VM in this process. See docs/INTEROP.md. */
export type { CFunction } from './interop/c-function.js';
export { BlockedError, ExitError, JavaError } from './interop/errors.js';
export { JavaObject } from './interop/java-object.js';
export type { AsyncOptions, JavaFunction } from './interop/method-group.js';
export type {
  BoundFunction,
  CallArguments,
  CallResult,
  ElementOf,
  Implementation,
  InstanceOf,
  JavaArray,
  JavaValue,
  NativeArguments,
  NativeResult,
} from './interop/types.js';
export {
  type BindOptions,
  type CreateOptions,
  createVM,
  type JavaArrayObject,
  type JavaClasses,
  type JavaClassType,
  type JavaExtension,
  type LoadOptions,
  type RunOptions,
  VM,
} from './interop/vm.js';
