/**
 * The VM's side of java.lang.foreign's linker (docs/FOREIGN.md): code by which Java calls C functions, and code that C calls. What goes where has been decided by the JDK
 * (jdk.internal.foreign.abi.x64.sysv.CallArranger) and is read from its objects.
 */
import {
  compileDowncallStub,
  DowncallPlace,
  type DowncallShape,
  type ResultRegister,
} from '../../compiler/downcall-stub.js';
import type { CompiledCode } from '../../compiler/env.js';
import { ArgumentPlaces } from '../../compiler/native-stub.js';
import { emitUpcallStub, RETURN_BUFFER, type UpcallShape } from '../../compiler/upcall-stub.js';
import { Acc } from '../../jvms/access-flags.js';
import { ON_STACK } from '../../layout/calling-convention.js';
import { MethodRec, Obj } from '../../layout/layout.js';
import { Assembler, Form, Reg } from '../../x64/assembler.js';
import { JavaMethod } from '../classes/java-class.js';
import { FieldAccess } from '../field-access.js';
import { C_ARGUMENTS, emitEnterJava, emitUnlessOnCStack } from '../jni/env-frames.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';

const ABI = 'jdk/internal/foreign/abi';
const ENTRY_POINT = `${ABI}/NativeEntryPoint`;
const LINKER_SINCE = { since: 21 };

const storageType = new FieldAccess(`${ABI}/VMStorage`, 'type', 'B', LINKER_SINCE);
const storageIndex = new FieldAccess(`${ABI}/VMStorage`, 'indexOrOffset', 'I', LINKER_SINCE);
const stubAddress = new FieldAccess(ENTRY_POINT, 'downcallStubAddress', 'J', LINKER_SINCE);
const argumentRegisters = new FieldAccess(
  `${ABI}/UpcallLinker$CallRegs`,
  'argRegs',
  `[L${ABI}/VMStorage;`,
  LINKER_SINCE,
);
const resultRegisters = new FieldAccess(
  `${ABI}/UpcallLinker$CallRegs`,
  'retRegs',
  `[L${ABI}/VMStorage;`,
  LINKER_SINCE,
);
const handleType = new FieldAccess('java/lang/invoke/MethodHandle', 'type', 'Ljava/lang/invoke/MethodType;');

/** jdk.internal.foreign.abi.x64.X86_64Architecture.StorageType */
const enum StorageType {
  INTEGER = 0,
  VECTOR = 1,
  X87 = 2,
  STACK = 3,
  PLACEHOLDER = 4,
}

/** jdk.internal.foreign.abi.StubLocations, in order. */
const PLACEHOLDERS = [DowncallPlace.FUNCTION, DowncallPlace.RETURN_BUFFER, DowncallPlace.CAPTURED_STATE];

/** What the name of a method that linkToNative calls is in reports. */
const LINK_TO_NATIVE = 'linkToNative';

/** Code that C calls, whether some handle is bound to it or not. */
interface UpcallStub {
  readonly address: number;
  readonly cell: number;
  /** Names its shape: freed ones serve other handles. */
  readonly key: string;
}

export class ForeignLinker {
  /** Methods of downcalls, by shape. */
  private readonly downcalls = new Map<string, JavaMethod>();
  private readonly shapes = new Map<JavaMethod, DowncallShape>();
  private readonly upcalls = new Map<number, UpcallStub>();
  private readonly freeUpcalls = new Map<string, UpcallStub[]>();
  private errno = 0;

  constructor(private readonly vm: VM) {}

  /** Byte offset in a NativeEntryPoint of what makeDowncallStub has answered: the address of a method record. */
  get entryPointOffset(): number {
    return stubAddress.offset(this.vm);
  }

  // ---- Java calls C

  /**
   * NativeEntryPoint.makeDowncallStub: the record of a method that calls any C function of the type. `descriptor` is that of its parameters: the function's address, perhaps those of a return buffer and of where errno
   * goes, the C function's arguments. The same for the same shape: there are only so many, and none is given back.
   */
  makeDowncall(
    descriptor: string,
    argumentStorages: number,
    resultStorages: number,
    capturesErrno: boolean,
  ): number {
    const { vm } = this;
    const { memory } = vm;
    const places: number[] = [];
    const count = vm.arrayLength(argumentStorages);
    for (let i = 0; i < count; i++) {
      const storage = memory.load32(argumentStorages + Obj.ARRAY_DATA + 4 * i);
      places.push(storage === 0 ? DowncallPlace.OFFSET : this.placeOf(storage, PLACEHOLDERS));
    }
    places.push(DowncallPlace.NOWHERE);
    const results = this.registersOf(resultStorages);
    const full = descriptor.replace(')', `L${ENTRY_POINT};)`);
    const key = JSON.stringify([full, places, results, capturesErrno]);
    let method = this.downcalls.get(key);
    if (method === undefined) {
      method = this.newMethod(full);
      this.downcalls.set(key, method);
      this.shapes.set(method, {
        kinds: method.kinds,
        resultType: full.charAt(full.indexOf(')') + 1),
        places,
        results,
        errno: capturesErrno ? this.errnoAddress() : 0,
      });
    }
    return method.record;
  }

  /** A method that only linkToNative calls. */
  private newMethod(descriptor: string): JavaMethod {
    const { vm } = this;
    const holder = vm.classes.loadBoot(ENTRY_POINT);
    const flags = Acc.FINAL | Acc.NATIVE | Acc.SYNTHETIC | Acc.STATIC;
    const method = new JavaMethod(holder, LINK_TO_NATIVE, descriptor, flags, null, -1);
    vm.methods.register(method);
    vm.memory.store32(method.record + MethodRec.CLASS, holder.record);
    method.hidden = true;
    // It needs a C stack, as natives of libraries do.
    method.jniTarget = -1;
    vm.jni.prepare();
    return method;
  }

  /** Code of a method that {@link makeDowncall} has made; null if it is none. */
  compile(method: JavaMethod): CompiledCode | null {
    const shape = this.shapes.get(method);
    if (shape === undefined) return null;
    const { vm } = this;
    return compileDowncallStub(vm.trampoline.stubs, {
      ...shape,
      codeId: vm.code.nextId,
      origin: vm.code.origin,
      methodId: method.id,
    });
  }

  /** Makes a method that is reached as linkToNative go where its last argument, a NativeEntryPoint, says: the callers' code does it itself, unless it calls by a MemberName. */
  link(method: JavaMethod): void {
    const { vm } = this;
    const places = new ArgumentPlaces(method.kinds.slice(0, -1));
    const where = places.placeOf(places.count - 1);
    const asm = new Assembler();
    asm.reset(vm.code.origin);
    if (where < ON_STACK) asm.rr(Form.MOV_R32_RM32, Reg.RAX, where);
    else asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSP, 8 + 8 * (where - ON_STACK));
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, this.entryPointOffset);
    asm.m(Form.JMP_RM64, Reg.RAX, MethodRec.ENTRY);
    vm.methods.setEntry(method, vm.code.installStub(asm));
  }

  /** Of the only thread that runs Java and C code. */
  private errnoAddress(): number {
    if (this.errno === 0) this.errno = this.vm.jni.memory.call('__errno_location');
    return this.errno;
  }

  // ---- C calls Java

  /** UpcallLinker.makeUpcallStub: the address of code that calls the method handle. `registers`: a CallRegs. */
  makeUpcall(handle: number, registers: number): number {
    const { vm } = this;
    const descriptor = vm.invoke.types.descriptorOf(handleType.get(vm, handle));
    const types = descriptor.slice(1, descriptor.indexOf(')'));
    const storages = argumentRegisters.get(vm, registers);
    const places: number[] = [];
    for (let i = 0; i < types.length; i++)
      places.push(this.placeOf(vm.memory.load32(storages + Obj.ARRAY_DATA + 4 * i), [-1, RETURN_BUFFER]));
    const results = this.registersOf(resultRegisters.get(vm, registers));
    const key = JSON.stringify([types, places, results]);
    const known = this.freeUpcalls.get(key)?.pop();
    const stub = known ?? this.newUpcall({ types, places, results }, key);
    vm.memory.store32(stub.cell, handle);
    this.upcalls.set(stub.address, stub);
    return stub.address;
  }

  private newUpcall(shape: UpcallShape, key: string): UpcallStub {
    const { vm } = this;
    const resume = vm.jni.prepare().resume;
    const cell = vm.jni.globals.create(0);
    const asm = new Assembler();
    asm.reset(vm.code.origin);
    emitUpcallStub(asm, {
      ...shape,
      layout: vm.methodHandleLayout(),
      cell,
      enter: (to) => emitEnterJava(to, false),
      cArguments: C_ARGUMENTS,
      resume,
      unlessOnStack: emitUnlessOnCStack,
      other: vm.jni.prepare().foreignUpcall,
    });
    return { address: vm.code.installStub(asm), cell, key };
  }

  /** UpcallStubs.freeUpcallStub0: the handle is let go, the code serves another one. False if it is no such code. */
  freeUpcall(address: number): boolean {
    const stub = this.upcalls.get(address);
    if (stub === undefined) return false;
    this.upcalls.delete(address);
    this.vm.memory.store32(stub.cell, 0);
    const free = this.freeUpcalls.get(stub.key);
    if (free === undefined) this.freeUpcalls.set(stub.key, [stub]);
    else free.push(stub);
    return true;
  }

  // ---- the JDK's descriptions

  private placeOf(storage: number, placeholders: readonly number[]): number {
    const { vm } = this;
    const index = storageIndex.get(vm, storage);
    switch (storageType.getByte(vm, storage)) {
      case StorageType.INTEGER:
      case StorageType.VECTOR:
        return index;
      case StorageType.STACK:
        return ON_STACK + (index >> 3);
      case StorageType.PLACEHOLDER:
        return placeholders[index];
      default:
        throw new JavaThrow('java/lang/UnsupportedOperationException', 'x87 registers');
    }
  }

  private registersOf(storages: number): ResultRegister[] {
    const { vm } = this;
    const results: ResultRegister[] = [];
    for (let i = 0; i < vm.arrayLength(storages); i++) {
      const storage = vm.memory.load32(storages + Obj.ARRAY_DATA + 4 * i);
      const register = this.placeOf(storage, []);
      results.push({ register, isFloat: storageType.getByte(vm, storage) === StorageType.VECTOR });
    }
    return results;
  }
}
