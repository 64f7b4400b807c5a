/**
 * The instruction set for the tests' assembler: written down independently of src/classfile's table, so that the two check each other.
 *
 * Operand formats: `-` none, `b` signed byte, `s` signed short, `l` local variable (widened when it needs it), `L` local and increment (iinc), `j` branch of
 * 16 bits, `J` branch of 32 bits, `k` constant loaded with a one-byte index, `K` with a two-byte index, `c` class, `f` field, `m` method, `i` interface
 * method with count, `y` dynamic call site, `n` primitive type of newarray, `M` class and dimensions, `T` tableswitch, `S` lookupswitch, `w` the prefix.
 */
const LIST = `
nop - aconst_null - iconst_m1 - iconst_0 - iconst_1 - iconst_2 - iconst_3 - iconst_4 - iconst_5 - lconst_0 - lconst_1 - fconst_0 - fconst_1 - fconst_2 -
dconst_0 - dconst_1 - bipush b sipush s ldc k ldc_w K ldc2_w K iload l lload l fload l dload l aload l
iload_0 - iload_1 - iload_2 - iload_3 - lload_0 - lload_1 - lload_2 - lload_3 - fload_0 - fload_1 - fload_2 - fload_3 -
dload_0 - dload_1 - dload_2 - dload_3 - aload_0 - aload_1 - aload_2 - aload_3 -
iaload - laload - faload - daload - aaload - baload - caload - saload - istore l lstore l fstore l dstore l astore l
istore_0 - istore_1 - istore_2 - istore_3 - lstore_0 - lstore_1 - lstore_2 - lstore_3 - fstore_0 - fstore_1 - fstore_2 - fstore_3 -
dstore_0 - dstore_1 - dstore_2 - dstore_3 - astore_0 - astore_1 - astore_2 - astore_3 -
iastore - lastore - fastore - dastore - aastore - bastore - castore - sastore -
pop - pop2 - dup - dup_x1 - dup_x2 - dup2 - dup2_x1 - dup2_x2 - swap -
iadd - ladd - fadd - dadd - isub - lsub - fsub - dsub - imul - lmul - fmul - dmul - idiv - ldiv - fdiv - ddiv - irem - lrem - frem - drem -
ineg - lneg - fneg - dneg - ishl - lshl - ishr - lshr - iushr - lushr - iand - land - ior - lor - ixor - lxor - iinc L
i2l - i2f - i2d - l2i - l2f - l2d - f2i - f2l - f2d - d2i - d2l - d2f - i2b - i2c - i2s -
lcmp - fcmpl - fcmpg - dcmpl - dcmpg - ifeq j ifne j iflt j ifge j ifgt j ifle j
if_icmpeq j if_icmpne j if_icmplt j if_icmpge j if_icmpgt j if_icmple j if_acmpeq j if_acmpne j
goto j jsr j ret l tableswitch T lookupswitch S ireturn - lreturn - freturn - dreturn - areturn - return -
getstatic f putstatic f getfield f putfield f invokevirtual m invokespecial m invokestatic m invokeinterface i invokedynamic y
new c newarray n anewarray c arraylength - athrow - checkcast c instanceof c monitorenter - monitorexit - wide w multianewarray M ifnull j ifnonnull j goto_w J jsr_w J
`;

export interface OpcodeInfo {
  readonly code: number;
  readonly name: string;
  readonly format: string;
}

const words = LIST.trim().split(/\s+/);

/** By opcode, 0 (nop) to 201 (jsr_w). */
export const OPCODE_LIST: readonly OpcodeInfo[] = Array.from({ length: words.length / 2 }, (_, code) => ({
  code,
  name: words[2 * code],
  format: words[2 * code + 1],
}));

if (OPCODE_LIST.length !== 202) throw new Error(`${OPCODE_LIST.length} opcodes listed`);

/** By mnemonic. */
export const OPCODE_BY_NAME: ReadonlyMap<string, OpcodeInfo> = new Map(
  OPCODE_LIST.map((info) => [info.name, info]),
);
