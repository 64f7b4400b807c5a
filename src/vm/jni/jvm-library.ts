/**
 * libjvm.so: what libraries that are linked with it find, the JDK's own among them. A shared object of our own of that name, opened before the first library; its functions are those of the invocation interface, of
 * the C library for formatted output, and otherwise such as end the VM with a message that names them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ExportedJump,
  sharedObjectImage,
  undefinedSymbols,
} from '../../../native-trampoline/shared-object.js';
import { Assembler, Form, Reg } from '../../x64/assembler.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import type { Jni } from './jni.js';
import { type JniFunctions, Status } from './jni-function.js';

const SONAME = 'libjvm.so';
/** Of the symbols, as the JDK's libraries ask for it. */
const VERSION = 'SUNWprivate_1.1';
const IS_OURS = /^(JVM_|JNI_|jio_)/;

/** C functions that do the same. */
const C_FUNCTIONS: Readonly<Record<string, string>> = {
  jio_vsnprintf: 'vsnprintf',
  jio_snprintf: 'snprintf',
  jio_vfprintf: 'vfprintf',
  jio_fprintf: 'fprintf',
  jio_printf: 'printf',
  JVM_FindLibraryEntry: 'dlsym',
};

/** Functions whose result is a constant: C code of the JDK runs on one thread, so its monitors are free. */
const CONSTANTS: Readonly<Record<string, number>> = {
  JVM_RawMonitorCreate: 1,
  JVM_RawMonitorDestroy: 0,
  JVM_RawMonitorEnter: 0,
  JVM_RawMonitorExit: 0,
  JVM_IsSupportedJNIVersion: 1,
  JVM_IsStaticallyLinked: 0,
  JVM_SupportsCX8: 1,
  JNI_GetDefaultJavaVMInitArgs: 0,
  JNI_CreateJavaVM: Status.ERR,
};

/** What TypeScript serves. */
const MISSING = 'jvmFunctionMissing';
const GET_CREATED = 'JNI_GetCreatedJavaVMs';

export const jvmFunctions: JniFunctions = {
  [MISSING]: (jni) => {
    throw new VmError(`a native library has called ${jni.jvmNames[jni.int(1)]}, which gojdk has not`);
  },
  [GET_CREATED]: (jni) => {
    const to = jni.argument(0);
    const count = jni.argument(2);
    if (jni.int(1) > 0) jni.memory.writePointer(to, jni.prepare().javaVM);
    jni.memory.write(count, Uint8Array.of(1, 0, 0, 0));
    return Status.OK;
  },
};

/** The names that libraries of the JDK ask of it, and those that others may. */
function exportedNames(vm: VM): string[] {
  const names = new Set([...Object.keys(C_FUNCTIONS), ...Object.keys(CONSTANTS), GET_CREATED]);
  const folder = join(vm.jdk.home, 'lib');
  for (const file of readdirSync(folder)) {
    if (
      !/^lib(java|awt|awt_headless|fontmanager|javajpeg|lcms|mlib_image|jsound|net|nio|zip|jawt)\.so$/.test(
        file,
      )
    )
      continue;
    for (const name of undefinedSymbols(readFileSync(join(folder, file))))
      if (IS_OURS.test(name)) names.add(name);
  }
  return [...names].sort();
}

/** Opens it. */
export function openJvmLibrary(vm: VM, jni: Jni): void {
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  const names = exportedNames(vm);
  jni.jvmNames = names;
  const offsets: number[] = [];
  for (const [i, name] of names.entries()) {
    offsets.push(asm.offset);
    const constant = CONSTANTS[name];
    if (constant !== undefined) {
      asm.ri(Form.MOV_R32_IMM32, Reg.RAX, constant);
      asm.o(Form.RET);
    } else if (name === GET_CREATED) asm.jmpAbs(jni.addressOf(GET_CREATED));
    else {
      asm.ri(Form.MOV_R32_IMM32, Reg.RSI, i);
      asm.jmpAbs(jni.addressOf(MISSING));
    }
  }
  const start = vm.code.installStub(asm);
  const exports: ExportedJump[] = names.map((name, i) => ({
    name,
    target: name in C_FUNCTIONS ? vm.trampoline.dlsym(C_FUNCTIONS[name]) : start + offsets[i],
  }));
  vm.trampoline.openSharedObject(SONAME, sharedObjectImage(SONAME, VERSION, exports));
}
