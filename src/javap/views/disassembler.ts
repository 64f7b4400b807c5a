import type { Disassemble, MachineInstruction } from '../../compiler/listing.js';

/** The disassembler, which is loaded when it is asked for: most runs of gojdk need none. */
export async function disassembler(): Promise<Disassemble> {
  const { Decoder, DecoderOptions, Formatter, FormatterSyntax } = await import('iced-x86');
  const formatter = new Formatter(FormatterSyntax.Intel);
  formatter.hexPrefix = '0x';
  formatter.hexSuffix = '';
  formatter.branchLeadingZeros = false;
  formatter.spaceAfterOperandSeparator = true;
  return (bytes, address) => {
    const decoder = new Decoder(64, bytes, DecoderOptions.None);
    decoder.ip = BigInt(address);
    const list: MachineInstruction[] = [];
    let offset = 0;
    while (decoder.canDecode) {
      const instruction = decoder.decode();
      list.push({ offset, length: instruction.length, text: formatter.format(instruction) });
      offset += instruction.length;
      instruction.free();
    }
    decoder.free();
    return list;
  };
}
