/** From a method to its code: compilation at the first call, native stubs, interface method tables. */

import type { CodeAttribute } from '../../classfile/class-file.js';
import { ClassFormatProblem } from '../../classfile/class-format-problem.js';
import { compileBaseline, forgetBuffers } from '../../compiler/baseline/compile.js';
import { ENTRY_REQUEST_WORDS, leaderOf } from '../../compiler/baseline/entries.js';
import type { BodyFields } from '../../compiler/bodies/body.js';
import type { CompiledCode } from '../../compiler/env.js';
import { compileIntrinsicBody, needsNative } from '../../compiler/intrinsic-bodies.js';
import { intrinsicOf } from '../../compiler/intrinsics.js';
import { compileLeafCall } from '../../compiler/leaf-call.js';
import { compileNativeStub, type NativeStubOptions } from '../../compiler/native-stub.js';
import { IrBuilder } from '../../ir/builder.js';
import { forgetShapes } from '../../ir/descriptor-shape.js';
import { IrError } from '../../ir/ir-error.js';
import { IrMethod } from '../../ir/method.js';
import { verifyIr } from '../../ir/verifier.js';
import { ClassRec, MethodRec } from '../../layout/layout.js';
import { Assembler, Cond, Form, Reg } from '../../x64/assembler.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import { callSite } from '../frames/places.js';
import { interfaceTarget } from '../invoke/interface-call.js';
import { JavaThrow } from '../steps.js';
import { FrameHomes } from '../tiers/frame-homes.js';
import type { VM } from '../vm.js';
import { checksumFunction } from './checksum-functions.js';
import { clockFunction } from './clock-functions.js';
import { CODE_KINDS, type CodeBlob, CodeKind } from './code-blob.js';
import { compiledText } from './code-observer.js';
import { LinkEnv } from './link-env.js';
import { localHomes } from './local-homes.js';
import { mathFunction } from './math-functions.js';
import { sourceOf } from './method-source.js';
import { objectConstructor } from './object-constructor.js';

const OBJECT = 'Ljava/lang/Object;';

/** Thread.onSpinWait does nothing in Java; here it lets the threads run that the spinning one waits for. */
const isSpinWait = (method: JavaMethod): boolean =>
  method.name === 'onSpinWait' && method.holder.name === 'java/lang/Thread';

export class Compilation {
  readonly env: LinkEnv;
  private builder = new IrBuilder();
  private ir = new IrMethod();
  private assembler = new Assembler();
  /** For --stats. */
  methods = 0;
  bytecodeBytes = 0;
  milliseconds = 0;
  /** When the compilation began that is under way (performance.now()). */
  private started = 0;

  readonly bodyFields: BodyFields;

  /** Begins with small buffers again, and with no memory of what was compiled. */
  forgetBuffers(): void {
    this.builder = new IrBuilder();
    this.ir = new IrMethod();
    this.assembler = new Assembler();
    forgetBuffers();
    forgetShapes();
  }

  constructor(private readonly vm: VM) {
    this.env = new LinkEnv(vm);
    this.bodyFields = {
      get referent(): number {
        return vm.fieldOffset('java/lang/ref/Reference', 'referent', OBJECT);
      },
    };
  }

  /** Address of the method's code, compiling it if need be. */
  entryOf(method: JavaMethod): number {
    if (method.codeId !== 0) return this.vm.code.byId(method.codeId).start;
    const started = performance.now();
    this.started = started;
    const address = this.compile(method);
    this.milliseconds += performance.now() - started;
    return address;
  }

  /** --eager: all methods of a class that has been verified. */
  compileWhole(cls: JavaClass): void {
    for (const method of cls.methods) if (method.code !== null) this.entryOf(method);
  }

  private compile(method: JavaMethod): number {
    const { vm } = this;
    if (method.error !== null || method.isAbstract) return this.stubFor(method);
    const leaf = this.leafCall(method);
    if (leaf !== null) {
      vm.versions.enter(leaf);
      return leaf.start;
    }
    const intrinsic = method.intrinsic;
    const direct =
      mathFunction(vm, method) ||
      clockFunction(vm, method) ||
      checksumFunction(vm, method) ||
      objectConstructor(vm, method);
    if (direct !== 0) {
      vm.methods.setEntry(method, direct);
      return direct;
    }
    let blob: CodeBlob;
    if (intrinsic !== 0 && (method.isNative || !needsNative(intrinsic)) && !method.isSynchronized) {
      const options = this.stubOptions(method);
      const body = compileIntrinsicBody(intrinsic, vm.trampoline.stubs, options, this.bodyFields);
      blob = this.install(method, body, CodeKind.NATIVE);
    } else if (method.jniTarget !== 0) {
      blob = this.install(method, vm.foreign.compile(method) ?? vm.jni.compile(method).code, CodeKind.NATIVE);
    } else if (method.isNative || isSpinWait(method)) {
      blob = this.install(
        method,
        compileNativeStub(vm.trampoline.stubs, this.stubOptions(method)),
        CodeKind.NATIVE,
      );
    } else {
      const optimized = vm.tiers.firstCall(method);
      if (optimized !== 0) return optimized;
      const compiled = this.fromStore(method) ?? this.compileBytecode(method);
      if (compiled === null) return this.stubFor(method);
      blob = compiled;
      vm.tiers.compiled(method);
    }
    vm.versions.enter(blob);
    return blob.start;
  }

  /** Code that calls the C function that a native is bound to; null if it is bound to none. */
  private leafCall(method: JavaMethod): CodeBlob | null {
    const { vm } = this;
    if (!method.isNative || method.isSynchronized || vm.leafCalls.size === 0) return null;
    const address = vm.leafCalls.get(`${method.holder.name}.${method.signature}`);
    if (address === undefined) return null;
    const { descriptor } = method;
    const compiled = compileLeafCall(vm.trampoline.stubs, {
      codeId: vm.code.nextId,
      origin: vm.code.origin,
      kinds: method.kinds,
      isStatic: method.isStatic,
      resultType: descriptor[descriptor.indexOf(')') + 1],
      target: { address },
    });
    return this.install(method, compiled, CodeKind.NATIVE);
  }

  /** Code that can be entered in the middle: pairs of a bytecode index and StateFlags (src/compiler/baseline/entries.ts). */
  continuation(method: JavaMethod, entries: Int32Array): CodeBlob {
    const { code } = method.code as CodeAttribute;
    const leaders = new Set<number>();
    for (let i = 0; i < entries.length; i += ENTRY_REQUEST_WORDS)
      if (entries[i] >= 0) leaders.add(leaderOf(code, entries[i], entries[i + 1]));
    const started = performance.now();
    this.started = started;
    const sorted = Int32Array.from(leaders).sort();
    const blob = this.baseline(method, sorted, entries);
    this.milliseconds += performance.now() - started;
    return blob;
  }

  private fromStore(method: JavaMethod): CodeBlob | null {
    const { store, programs, tiers, options } = this.vm;
    if (store === null || !tiers.isCounting || options.verifyIr === true) return null;
    return store.install(method) ?? programs?.install(method) ?? null;
  }

  /** The code of a method for a store, by whoever fills one; with the buffers of ordinary compilations. */
  withBuilder<T>(action: (builder: IrBuilder, reused: IrMethod) => T): T {
    return action(this.builder, this.ir);
  }

  private compileBytecode(method: JavaMethod): CodeBlob | null {
    const { code } = method;
    if (code === null) {
      method.error = new JavaThrow('java/lang/ClassFormatError', `Absent Code attribute in method ${method}`);
      return null;
    }
    this.methods++;
    this.bytecodeBytes += code.code.length;
    this.vm.recorder?.compiled(method);
    try {
      return this.baseline(method, undefined, undefined);
    } catch (error) {
      if (!(error instanceof IrError) && !(error instanceof ClassFormatProblem)) throw error;
      const where = `${method.holder.javaName}.${method.name}${method.descriptor}`;
      method.error = new JavaThrow(
        'java/lang/VerifyError',
        `(class: ${method.holder.name}, method: ${method.name} signature: ${method.descriptor}) ${error.message} in ${where}`,
      );
      return null;
    }
  }

  private baseline(
    method: JavaMethod,
    leaders: Int32Array | undefined,
    entries: Int32Array | undefined,
  ): CodeBlob {
    const { vm, env } = this;
    const source = sourceOf(method, leaders);
    const ir = this.builder.build(source, this.ir);
    if (vm.options.verifyIr === true) verifyIr(ir, source.constants);
    env.begin(method);
    const isObserved = vm.tiers.isObserved(method, ir);
    const compiled = compileBaseline(ir, env, {
      codeId: vm.code.nextId,
      origin: vm.code.origin,
      methodRecord: method.record,
      isStatic: method.isStatic,
      isSynchronized: method.isSynchronized,
      mirror: method.holder.mirror,
      counters: isObserved,
      profile: isObserved ? vm.tiers.profileOf(method, ir) : undefined,
      entries,
      bytecode: source.code,
    });
    const kind = entries === undefined ? CodeKind.BASELINE : CodeKind.CONTINUATION;
    const blob = this.install(method, compiled, kind, localHomes(ir));
    if (entries !== undefined) {
      blob.leaders = leaders;
      blob.homes = new FrameHomes(ir, compiled.pointerHomes);
    }
    return blob;
  }

  private install(method: JavaMethod, compiled: CompiledCode, kind: CodeKind, localHomes?: number): CodeBlob {
    const { vm } = this;
    const milliseconds = performance.now() - this.started;
    const blob = vm.versions.install(method, compiled, kind, localHomes, milliseconds);
    vm.trace.compile?.(compiledText(blob, CODE_KINDS[kind], milliseconds));
    return blob;
  }

  /** Where slots lie in the frames of baseline code. */
  homesOf(blob: CodeBlob): FrameHomes {
    if (blob.homes === null) {
      const ir = this.builder.build(sourceOf(blob.method, blob.leaders), this.ir);
      blob.homes = new FrameHomes(ir, blob.code.pointerHomes);
    }
    return blob.homes;
  }

  private stubOptions(method: JavaMethod): NativeStubOptions {
    const { code } = this.vm;
    return {
      codeId: code.nextId,
      origin: code.origin,
      methodId: method.id,
      kinds: method.kinds,
      isStatic: method.isStatic,
      isSynchronized: method.isSynchronized,
      mirror: method.holder.mirror,
    };
  }

  /** Code that throws when called: the receiver to rsi, the method's id to edi, `jmp abstractCall`. The error arises in the caller's frame. */
  private stubFor(method: JavaMethod): number {
    const { vm, assembler: asm } = this;
    asm.reset(vm.code.origin);
    asm.rr(Form.MOV_R32_RM32, Reg.RSI, Reg.RDI);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, method.id);
    asm.jmpAbs(vm.trampoline.stubs.abstractCall);
    const address = vm.code.installStub(asm);
    vm.methods.setEntry(method, address);
    return address;
  }

  /** Code to run for a call of interface method `id` on an instance of `cls`; remembers it in the class's table. */
  interfaceTarget(cls: JavaClass, methodId: number): number {
    const { vm } = this;
    const method = vm.methods.get(methodId);
    let target = cls.selected.get(methodId);
    if (target === undefined) {
      target = interfaceTarget(vm, cls, method, () => callSite(vm));
      cls.selected.set(methodId, target);
      this.extendImt(cls, methodId, target);
    }
    return vm.memory.load64(target.record + MethodRec.ENTRY);
  }

  /** Rewrites the decision list of one slot: `cmp r10d, id; jne next; jmp [record]; …; jmp imtMiss`. */
  private extendImt(cls: JavaClass, methodId: number, target: JavaMethod): void {
    const { vm, assembler: asm } = this;
    const slot = methodId & (ClassRec.IMT_LENGTH - 1);
    cls.imtEntries ??= new Map();
    const list = cls.imtEntries.get(slot) ?? { entries: [], address: 0, length: 0 };
    const { entries } = list;
    entries.push(methodId, target.record);
    cls.imtEntries.set(slot, list);
    asm.reset(vm.code.origin);
    for (let i = 0; i < entries.length; i += 2) {
      const next = asm.newLabel();
      asm.ri(Form.CMP_RM32_IMM32, Reg.R10, entries[i]);
      asm.jcc(Cond.NE, next);
      asm.a(Form.JMP_RM64, entries[i + 1] + MethodRec.ENTRY);
      asm.bind(next);
    }
    asm.jmpAbs(vm.trampoline.stubs.imtMiss);
    // Threads give way at polls only, so none stands in the old list.
    if (list.address !== 0) vm.code.freeStub(list.address, list.length);
    list.address = vm.code.installStub(asm);
    list.length = asm.offset;
    vm.memory.store64(cls.record + ClassRec.IMT + 8 * slot, list.address);
  }

  /** Marks methods for which the compilers have code of their own; for classes of the boot loader. */
  markIntrinsics(cls: JavaClass): void {
    for (const method of cls.methods) {
      const id = intrinsicOf(cls.name, method.name, method.descriptor);
      if (id !== 0) method.intrinsic = id;
    }
  }
}
