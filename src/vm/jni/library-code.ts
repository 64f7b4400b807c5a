/** What only programs with native libraries need. The root of a part: build/bundle.js. */
import { ForeignLinker } from '../foreign/foreign-linker.js';
import type { VM } from '../vm.js';
import type { EnvHost } from './env-parts.js';
import { assembleEnv, type EnvCode } from './env-stubs.js';
import { servedFunctions } from './functions/index.js';
import type { Jni } from './jni.js';
import type { JniFunctions } from './jni-function.js';
import { openJvmLibrary } from './jvm-library.js';

/** All functions of the JNI that TypeScript serves, or some cases of: by name. */
export function jniFunctions(): JniFunctions {
  return servedFunctions;
}

/** See {@link assembleEnv}. */
export function assembleFunctions(host: EnvHost, origin: number): EnvCode {
  return assembleEnv(host, origin);
}

/** See {@link openJvmLibrary}. */
export function openLibraryOfJvm(vm: VM, jni: Jni): void {
  openJvmLibrary(vm, jni);
}

/** java.lang.foreign's linker. */
export function makeForeignLinker(vm: VM): ForeignLinker {
  return new ForeignLinker(vm);
}
