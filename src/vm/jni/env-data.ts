/** Machine code of the JNI's functions for fields and arrays. */
import { emitMarkCard } from '../../compiler/card-marking.js';
import { JniField, Obj } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import type { EnvHost, EnvParts } from './env-parts.js';
import { PRIMITIVE_NAMES } from './function-table.js';

/** Width and how it is loaded, by {@link PRIMITIVE_NAMES}. */
interface Primitive {
  readonly shift: number;
  readonly load: Form;
  readonly store: Form;
  readonly isFloat: boolean;
}

const PRIMITIVES: readonly Primitive[] = [
  { shift: 0, load: Form.MOVZX_R32_RM8, store: Form.MOV_RM8_R8, isFloat: false },
  { shift: 0, load: Form.MOVSX_R32_RM8, store: Form.MOV_RM8_R8, isFloat: false },
  { shift: 1, load: Form.MOVZX_R32_RM16, store: Form.MOV_RM16_R16, isFloat: false },
  { shift: 1, load: Form.MOVSX_R32_RM16, store: Form.MOV_RM16_R16, isFloat: false },
  { shift: 2, load: Form.MOV_R32_RM32, store: Form.MOV_RM32_R32, isFloat: false },
  { shift: 3, load: Form.MOV_R64_RM64, store: Form.MOV_RM64_R64, isFloat: false },
  { shift: 2, load: Form.MOVSS_XMM_XMMM32, store: Form.MOVSS_XMMM32_XMM, isFloat: true },
  { shift: 3, load: Form.MOVSD_XMM_XMMM64, store: Form.MOVSD_XMMM64_XMM, isFloat: true },
];
const BOOLEAN = 0;

export function emitDataFunctions(parts: EnvParts): void {
  const emitter = new DataEmitter(parts);
  emitter.emitFields();
  emitter.emitArrays();
}

/** *rdx = value, if there is somebody to tell. */
export function emitStoreIsCopy(asm: Assembler, value: number): void {
  const nobody = asm.newLabel();
  asm.rr(Form.TEST_RM64_R64, Reg.RDX, Reg.RDX);
  asm.jccShort(Cond.E, nobody);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, 0, value);
  asm.bind(nobody);
}

class DataEmitter {
  private readonly asm: Assembler;
  private readonly host: EnvHost;

  constructor(private readonly parts: EnvParts) {
    this.asm = parts.asm;
    this.host = parts.host;
  }

  emitFields(): void {
    const { asm } = this;
    this.parts.begin('GetObjectField');
    this.fieldAddress(false);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, 0);
    asm.jmp(this.parts.newLocal);
    this.parts.begin('GetStaticObjectField');
    this.fieldAddress(true);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, 0);
    asm.jmp(this.parts.newLocal);
    for (const isStatic of [false, true]) {
      const kind = isStatic ? 'Static' : '';
      this.parts.begin(`Set${kind}ObjectField`);
      this.parts.loadRef(Reg.R8, Reg.RCX);
      this.fieldAddress(isStatic);
      asm.rm(Form.MOV_RM32_R32, Reg.R8, Reg.RAX, 0);
      // The card of the object's header; of the field itself where it is a static one.
      if (!isStatic) asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
      emitMarkCard(asm, Reg.RAX);
      asm.o(Form.RET);
      for (const [i, name] of PRIMITIVE_NAMES.entries()) {
        const { load, store, isFloat } = PRIMITIVES[i];
        this.parts.begin(`Get${kind}${name}Field`);
        this.fieldAddress(isStatic);
        asm.rm(load, isFloat ? 0 : Reg.RAX, Reg.RAX, 0);
        asm.o(Form.RET);
        this.parts.begin(`Set${kind}${name}Field`);
        this.fieldAddress(isStatic);
        if (i === BOOLEAN) asm.ri(Form.AND_RM32_IMM8, Reg.RCX, 1);
        asm.rm(store, isFloat ? 0 : Reg.RCX, Reg.RAX, 0);
        asm.o(Form.RET);
      }
    }
  }

  /** rax = address of the field rdx (a jfieldID) of the object in the handle rsi. Changes rdx. */
  private fieldAddress(isStatic: boolean): void {
    const { asm } = this;
    if (isStatic) {
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX, JniField.LOCATION);
      return;
    }
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, JniField.LOCATION);
    asm.rr(Form.ADD_R64_RM64, Reg.RAX, Reg.RDX);
  }

  emitArrays(): void {
    const { asm, host } = this;
    const memcpy = host.dlsym('memcpy');
    this.parts.begin('GetArrayLength');
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.ARRAY_LENGTH);
    asm.o(Form.RET);

    // Nothing moves as long as C runs, and what is between the two functions must not call others: the array itself is handed out.
    this.parts.begin('GetPrimitiveArrayCritical');
    emitStoreIsCopy(asm, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RAX, Obj.ARRAY_DATA);
    asm.o(Form.RET);
    this.parts.begin('ReleasePrimitiveArrayCritical');
    asm.o(Form.RET);

    for (const [i, name] of PRIMITIVE_NAMES.entries()) {
      const { shift } = PRIMITIVES[i];
      for (const isGet of [true, false]) {
        const full = `${isGet ? 'Get' : 'Set'}${name}ArrayRegion`;
        this.parts.begin(full);
        this.region(shift, isGet, memcpy, this.parts.slowOf(full));
      }
      this.parts.begin(`Get${name}ArrayElements`);
      this.getElements(shift, memcpy);
      this.parts.begin(`Release${name}ArrayElements`);
      this.releaseElements(shift, memcpy);
    }

    this.parts.begin('GetObjectArrayElement');
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.CMP_R32_RM32, Reg.RDX, Reg.RAX, Obj.ARRAY_LENGTH);
    asm.jcc(Cond.AE, this.parts.slowOf('GetObjectArrayElement'));
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX);
    asm.rx(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Reg.RDX, 2, Obj.ARRAY_DATA);
    asm.jmp(this.parts.newLocal);
  }

  /** (env, array, start, length, buffer): out of bounds is TypeScript's to tell. */
  private region(shift: number, isGet: boolean, memcpy: number, slow: Label): void {
    const { asm } = this;
    asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.R10, Reg.R9, Obj.ARRAY_LENGTH);
    // start < 0, length < 0, or start + length > the array's: as 64-bit numbers of 32 unsigned bits each, the sum is above 2^31 in the first two cases.
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX);
    asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RCX);
    asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.RDX, Reg.RCX, 0, 0);
    asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.R10);
    asm.jcc(Cond.A, slow);
    asm.rx(Form.LEA_R64_M, Reg.R9, Reg.R9, Reg.RDX, shift, Obj.ARRAY_DATA);
    asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RCX);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDX, shift);
    asm.rr(Form.MOV_R64_RM64, isGet ? Reg.RDI : Reg.RSI, Reg.R8);
    asm.rr(Form.MOV_R64_RM64, isGet ? Reg.RSI : Reg.RDI, Reg.R9);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, memcpy);
    asm.r(Form.JMP_RM64, Reg.RAX);
  }

  /** (env, array, isCopy) -> a copy in memory of the C library, null if that has none. */
  private getElements(shift: number, memcpy: number): void {
    const { asm, host } = this;
    const failed = asm.newLabel();
    asm.r(Form.PUSH_R64, Reg.RBX);
    emitStoreIsCopy(asm, 1);
    asm.rm(Form.MOV_R32_RM32, Reg.RBX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBX, Obj.ARRAY_LENGTH);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDI, shift);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 8); // never 0
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, host.dlsym('malloc'));
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jccShort(Cond.E, failed);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RAX);
    asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RBX, Obj.ARRAY_DATA);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RBX, Obj.ARRAY_LENGTH);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDX, shift);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, memcpy);
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.bind(failed);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  }

  /** (env, array, elements, mode): JNI_COMMIT (1) keeps the copy, JNI_ABORT (2) does not write it back. */
  private releaseElements(shift: number, memcpy: number): void {
    const { asm, host } = this;
    const release = asm.newLabel();
    const keep = asm.newLabel();
    const COMMIT = 1;
    const ABORT = 2;
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.r(Form.PUSH_R64, Reg.R12);
    asm.r(Form.PUSH_R64, Reg.RAX);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDX);
    asm.rr(Form.MOV_R32_RM32, Reg.R12, Reg.RCX);
    asm.ri(Form.CMP_RM32_IMM8, Reg.RCX, ABORT);
    asm.jccShort(Cond.E, release);
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDI, Obj.ARRAY_LENGTH);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDX, shift);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, Obj.ARRAY_DATA);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, memcpy);
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.ri(Form.CMP_RM32_IMM8, Reg.R12, COMMIT);
    asm.jccShort(Cond.E, keep);
    asm.bind(release);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RBX);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, host.dlsym('free'));
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.bind(keep);
    asm.r(Form.POP_R64, Reg.RAX);
    asm.r(Form.POP_R64, Reg.R12);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  }
}
