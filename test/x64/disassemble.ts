/** iced-x86 as the tests use it: decimal numbers, signed immediates, always with the size of memory operands. */
import {
  Decoder,
  DecoderOptions,
  Formatter,
  FormatterSyntax,
  Instruction,
  MemorySizeOptions,
} from 'iced-x86';

export interface Disassembled {
  readonly offset: number;
  readonly text: string;
}

const formatter = new Formatter(FormatterSyntax.Masm);
formatter.numberBase = 10;
formatter.signedImmediateOperands = true;
formatter.spaceAfterOperandSeparator = true;
formatter.memorySizeOptions = MemorySizeOptions.Always;
formatter.usePseudoOps = false;
formatter.ripRelativeAddresses = true;
formatter.showBranchSize = false;

/** All instructions of a piece of code that stands at `origin`. */
export function disassemble(bytes: Uint8Array, origin = 0): Disassembled[] {
  const decoder = new Decoder(64, bytes, DecoderOptions.None);
  decoder.ip = BigInt(origin);
  const instruction = new Instruction();
  const result: Disassembled[] = [];
  while (decoder.canDecode) {
    const offset = decoder.position;
    decoder.decodeOut(instruction);
    result.push({ offset, text: formatter.format(instruction) });
  }
  instruction.free();
  decoder.free();
  return result;
}

/** One instruction, for those who ask iced more than its text. The caller frees it. */
export function decodeOne(bytes: Uint8Array): Instruction {
  const decoder = new Decoder(64, bytes, DecoderOptions.None);
  const instruction = decoder.decode();
  decoder.free();
  return instruction;
}
