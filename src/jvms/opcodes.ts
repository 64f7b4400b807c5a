/**
 * The instruction set (JVMS chapter 6): one row for each opcode, from which lengths, names, stack effects and control flow are derived.
 */

export { Op } from './op.js';

/** What follows the opcode. */
export const enum OperandFormat {
  NONE = 0,
  /** Signed byte, signed short: a number to push. */
  BYTE,
  SHORT,
  /** Local variable: a byte, two after `wide`. */
  LOCAL,
  /** iinc: local variable and signed byte, both of two bytes after `wide`. */
  LOCAL_INCREMENT,
  /** Signed offset from the opcode, two or four bytes. */
  BRANCH,
  BRANCH_WIDE,
  /** Constant-pool index of one byte (ldc) or two. */
  CONSTANT_SHORT,
  CONSTANT,
  /** invokeinterface: index, argument slots, 0. */
  INTERFACE_METHOD,
  /** invokedynamic: index, 0, 0. */
  DYNAMIC,
  /** newarray: code of a primitive type. */
  PRIMITIVE,
  /** multianewarray: index, dimensions. */
  ARRAY_DIMENSIONS,
  TABLESWITCH,
  LOOKUPSWITCH,
  /** The prefix: another instruction follows. */
  WIDE,
  /** No instruction of JVMS 17. */
  INVALID,
}

/** Where control goes. */
export const enum BranchKind {
  /** To the next instruction. */
  NEXT = 0,
  /** To the target or the next instruction. */
  CONDITIONAL,
  /** To the target. */
  GOTO,
  JSR,
  /** To where a local variable says. */
  RET,
  SWITCH,
  RETURN,
  THROW,
}

export interface OpcodeInfo {
  readonly opcode: number;
  readonly mnemonic: string;
  readonly format: OperandFormat;
  /**
   * Types that it pops and pushes, topmost last: `I`, `L`, `F`, `D` (long and double take two slots), `A` for references, `R` for return addresses, `1` and `2` for slots
   * of any type. Null where the constant-pool entry decides.
   */
  readonly pops: string | null;
  readonly pushes: string | null;
  /** Slots by which the stack grows, NaN where the constant-pool entry decides. */
  readonly stackDelta: number;
  readonly branch: BranchKind;
  /** Whether it can throw when all goes well in the VM: linkage errors and exceptions that the instruction is specified to throw. */
  readonly mayThrow: boolean;
}

/**
 * Rows in the order of opcodes: mnemonic, format, effect. Formats: `-` none, `b` byte, `s` short, `l` local, `L` local and increment, `j` branch, `J` wide branch, `k` one-byte
 * constant index, `K` constant index, `i` interface method, `y` dynamic, `n` primitive type, `M` array dimensions, `T`, `S` switches, `w` prefix. Effect: popped types, `>`,
 * pushed types, or `?`; then `!` if it may throw.
 */
const TABLE = `
nop - >            aconst_null - >A   iconst_m1 - >I     iconst_0 - >I      iconst_1 - >I      iconst_2 - >I      iconst_3 - >I      iconst_4 - >I
iconst_5 - >I      lconst_0 - >L      lconst_1 - >L      fconst_0 - >F      fconst_1 - >F      fconst_2 - >F      dconst_0 - >D      dconst_1 - >D
bipush b >I        sipush s >I        ldc k ?!           ldc_w K ?!         ldc2_w K ?!
iload l >I         lload l >L         fload l >F         dload l >D         aload l >A
iload_0 - >I       iload_1 - >I       iload_2 - >I       iload_3 - >I       lload_0 - >L       lload_1 - >L       lload_2 - >L       lload_3 - >L
fload_0 - >F       fload_1 - >F       fload_2 - >F       fload_3 - >F       dload_0 - >D       dload_1 - >D       dload_2 - >D       dload_3 - >D
aload_0 - >A       aload_1 - >A       aload_2 - >A       aload_3 - >A
iaload - AI>I!     laload - AI>L!     faload - AI>F!     daload - AI>D!     aaload - AI>A!     baload - AI>I!     caload - AI>I!     saload - AI>I!
istore l I>        lstore l L>        fstore l F>        dstore l D>        astore l A>
istore_0 - I>      istore_1 - I>      istore_2 - I>      istore_3 - I>      lstore_0 - L>      lstore_1 - L>      lstore_2 - L>      lstore_3 - L>
fstore_0 - F>      fstore_1 - F>      fstore_2 - F>      fstore_3 - F>      dstore_0 - D>      dstore_1 - D>      dstore_2 - D>      dstore_3 - D>
astore_0 - A>      astore_1 - A>      astore_2 - A>      astore_3 - A>
iastore - AII>!    lastore - AIL>!    fastore - AIF>!    dastore - AID>!    aastore - AIA>!    bastore - AII>!    castore - AII>!    sastore - AII>!
pop - 1>           pop2 - 2>          dup - 1>11         dup_x1 - 11>111    dup_x2 - 21>121    dup2 - 2>22        dup2_x1 - 12>212   dup2_x2 - 22>222
swap - 11>11
iadd - II>I        ladd - LL>L        fadd - FF>F        dadd - DD>D        isub - II>I        lsub - LL>L        fsub - FF>F        dsub - DD>D
imul - II>I        lmul - LL>L        fmul - FF>F        dmul - DD>D        idiv - II>I!       ldiv - LL>L!       fdiv - FF>F        ddiv - DD>D
irem - II>I!       lrem - LL>L!       frem - FF>F        drem - DD>D        ineg - I>I         lneg - L>L         fneg - F>F         dneg - D>D
ishl - II>I        lshl - LI>L        ishr - II>I        lshr - LI>L        iushr - II>I       lushr - LI>L
iand - II>I        land - LL>L        ior - II>I         lor - LL>L         ixor - II>I        lxor - LL>L        iinc L >
i2l - I>L          i2f - I>F          i2d - I>D          l2i - L>I          l2f - L>F          l2d - L>D          f2i - F>I          f2l - F>L
f2d - F>D          d2i - D>I          d2l - D>L          d2f - D>F          i2b - I>I          i2c - I>I          i2s - I>I
lcmp - LL>I        fcmpl - FF>I       fcmpg - FF>I       dcmpl - DD>I       dcmpg - DD>I
ifeq j I>          ifne j I>          iflt j I>          ifge j I>          ifgt j I>          ifle j I>
if_icmpeq j II>    if_icmpne j II>    if_icmplt j II>    if_icmpge j II>    if_icmpgt j II>    if_icmple j II>    if_acmpeq j AA>    if_acmpne j AA>
goto j >           jsr j >R           ret l >            tableswitch T I>   lookupswitch S I>
ireturn - I>!      lreturn - L>!      freturn - F>!      dreturn - D>!      areturn - A>!      return - >!
getstatic K ?!     putstatic K ?!     getfield K ?!      putfield K ?!
invokevirtual K ?! invokespecial K ?! invokestatic K ?!  invokeinterface i ?! invokedynamic y ?!
new K >A!          newarray n I>A!    anewarray K I>A!   arraylength - A>I! athrow - A>!       checkcast K A>A!   instanceof K A>I!
monitorenter - A>! monitorexit - A>!  wide w >           multianewarray M ?! ifnull j A>        ifnonnull j A>     goto_w J >         jsr_w J >R
`;

const FORMATS = '-bslLjJkKiynMTSw';

/** Length by format; 0 where it varies. */
const formatLength = [1, 2, 3, 2, 3, 3, 5, 2, 3, 5, 5, 2, 4, 0, 0, 0, 0];

function slots(types: string): number {
  let count = 0;
  for (const type of types) count += type === 'L' || type === 'D' || type === '2' ? 2 : 1;
  return count;
}

function branchOf(mnemonic: string, format: OperandFormat): BranchKind {
  if (mnemonic.startsWith('if')) return BranchKind.CONDITIONAL;
  if (mnemonic.startsWith('goto')) return BranchKind.GOTO;
  if (mnemonic.startsWith('jsr')) return BranchKind.JSR;
  if (mnemonic === 'ret') return BranchKind.RET;
  if (mnemonic.endsWith('return')) return BranchKind.RETURN;
  if (mnemonic === 'athrow') return BranchKind.THROW;
  if (format === OperandFormat.TABLESWITCH || format === OperandFormat.LOOKUPSWITCH) return BranchKind.SWITCH;
  return BranchKind.NEXT;
}

function parseRow(opcode: number, mnemonic: string, letter: string, effect: string): OpcodeInfo {
  const format = FORMATS.indexOf(letter) as OperandFormat;
  if (format < 0) throw new Error(`${mnemonic}: no format ${letter}`);
  const mayThrow = effect.endsWith('!');
  const [pops, pushes] = (mayThrow ? effect.slice(0, -1) : effect).split('>') as [string, string | undefined];
  const known = pushes !== undefined;
  return {
    opcode,
    mnemonic,
    format,
    pops: known ? pops : null,
    pushes: known ? pushes : null,
    stackDelta: known ? slots(pushes) - slots(pops) : Number.NaN,
    branch: branchOf(mnemonic, format),
    mayThrow,
  };
}

function parseTable(): OpcodeInfo[] {
  const words = TABLE.trim().split(/\s+/);
  const list: OpcodeInfo[] = [];
  for (let i = 0; i < words.length; i += 3) list.push(parseRow(i / 3, words[i], words[i + 1], words[i + 2]));
  if (list.length !== 202) throw new Error(`${list.length} opcodes`);
  return list;
}

/** By opcode, 0x00 (nop) to 0xc9 (jsr_w). */
export const opcodes: readonly OpcodeInfo[] = parseTable();

/** By mnemonic. */
export const opcodeNamed: ReadonlyMap<string, OpcodeInfo> = new Map(
  opcodes.map((info) => [info.mnemonic, info]),
);

/** Operand formats and lengths (0: varies, or no opcode) by opcode, for all 256. */
export const opcodeFormat = new Uint8Array(256).fill(OperandFormat.INVALID);
export const opcodeLength = new Uint8Array(256);
for (const { opcode, format } of opcodes) {
  opcodeFormat[opcode] = format;
  opcodeLength[opcode] = formatLength[format];
}

function s4(code: Uint8Array, at: number): number {
  return (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];
}

/**
 * Length of the instruction at `pc`, its padding included; 0 if there is no opcode there, if a switch or `wide` is malformed, or if the instruction would reach beyond the
 * code's end.
 */
export function instructionLength(code: Uint8Array, pc: number): number {
  if (pc < 0 || pc >= code.length) return 0;
  let length = opcodeLength[code[pc]];
  if (length === 0) length = variableLength(code, pc);
  return pc + length > code.length ? 0 : length;
}

function variableLength(code: Uint8Array, pc: number): number {
  const format = opcodeFormat[code[pc]];
  if (format === OperandFormat.WIDE) {
    if (pc + 1 >= code.length) return 0;
    const modified = opcodeFormat[code[pc + 1]];
    return modified === OperandFormat.LOCAL ? 4 : modified === OperandFormat.LOCAL_INCREMENT ? 6 : 0;
  }
  if (format === OperandFormat.INVALID) return 0;
  const operands = (pc + 4) & ~3;
  if (operands + 12 > code.length && !(format === OperandFormat.LOOKUPSWITCH && operands + 8 <= code.length))
    return 0;
  if (format === OperandFormat.TABLESWITCH) {
    const count = s4(code, operands + 8) - s4(code, operands + 4) + 1;
    return count < 1 ? 0 : operands + 12 + 4 * count - pc;
  }
  const pairs = s4(code, operands + 4);
  return pairs < 0 ? 0 : operands + 8 + 8 * pairs - pc;
}
