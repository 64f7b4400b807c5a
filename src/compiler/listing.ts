/** Machine code with the bytecode that it came from: what `--format=asm` prints. */
import type { CompiledCode, PatchSite } from './env.js';
import { SiteKind } from './env.js';

/** One machine instruction, as a disassembler shows it. `offset` is from the first byte of the code. */
export interface MachineInstruction {
  readonly offset: number;
  readonly length: number;
  /** Mnemonic and operands; addresses in hexadecimal, `0x…` or `…h`. */
  readonly text: string;
}

/** Turns bytes that will stand at `address` into instructions. */
export type Disassemble = (bytes: Uint8Array, address: number) => readonly MachineInstruction[];

export interface ListingOptions {
  /** Address of the first byte. */
  readonly origin: number;
  readonly disassemble: Disassemble;
  /** The bytecode instruction at an index, e.g. `iload_1`. */
  readonly bytecode: (bci: number) => string;
  /** Names of stubs, records, cells by address. */
  readonly symbols: Pick<ReadonlyMap<number, string>, 'get'>;
  /** Whether each instruction's bytes are shown. */
  readonly showBytes?: boolean;
}

/** A line of a listing, for whoever wants to colour it. */
export type ListingLine =
  | { readonly kind: 'label'; readonly text: string }
  /** What the following instructions belong to: a bytecode instruction, the prologue, a patch site. */
  | { readonly kind: 'source'; readonly text: string }
  | {
      readonly kind: 'instruction';
      readonly offset: number;
      readonly bytes: string;
      readonly text: string;
      /** Names of the addresses in it, or why it may fault. */
      readonly comment: string;
    }
  | { readonly kind: 'data'; readonly offset: number; readonly text: string };

const siteNames: Readonly<Record<SiteKind, string>> = {
  [SiteKind.FIELD]: 'field',
  [SiteKind.STATIC_FIELD]: 'static field',
  [SiteKind.CALL]: 'call',
  [SiteKind.NEW]: 'new',
  [SiteKind.NEW_ARRAY]: 'array class',
  [SiteKind.CLASS]: 'class',
  [SiteKind.CONSTANT]: 'constant',
};

const ADDRESS = /\b0x([0-9a-f]+)\b|\b([0-9][0-9a-f]*)h\b/gi;

/** All addresses named in an instruction's text. */
function addressesIn(text: string): number[] {
  return [...text.matchAll(ADDRESS)].map((match) => Number.parseInt(match[1] ?? match[2], 16));
}

const JUMP = /^(j[a-z]+|call)\b/;

/**
 * The lines of a method's listing, in the order of addresses. `code` should have been compiled with `fullPcTable`; jump tables at its end
 * (from `codeEnd` on) are shown as data.
 */
export function listCode(code: CompiledCode, options: ListingOptions): ListingLine[] {
  const { origin, disassemble } = options;
  const end = code.codeEnd ?? code.bytes.length;
  const instructions = disassemble(code.bytes.subarray(0, end), origin);
  const labels = labelsOf(code, instructions, origin);
  const sources = sourceLines(code, options);
  const faults = new Set(code.faultTable);
  const lines: ListingLine[] = [];
  for (const instruction of instructions) {
    const { offset, length } = instruction;
    const label = labels.get(offset);
    if (label !== undefined) lines.push({ kind: 'label', text: label });
    for (const text of sources.get(offset) ?? []) lines.push({ kind: 'source', text });
    const { text, names } = named(instruction.text, options, labels, end);
    if (faults.has(offset)) names.push('faults on null');
    const bytes = options.showBytes === true ? hexBytes(code.bytes, offset, length) : '';
    lines.push({ kind: 'instruction', offset, bytes, text, comment: names.join(', ') });
  }
  for (let offset = end; offset + 4 <= code.bytes.length; offset += 4) {
    lines.push({ kind: 'data', offset, text: tableEntry(code, offset, origin, labels) });
  }
  return lines;
}

function hexBytes(bytes: Uint8Array, offset: number, length: number): string {
  return Array.from(bytes.subarray(offset, offset + length), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function word(code: CompiledCode, offset: number): number {
  const { bytes } = code;
  return (
    (bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24)) >>> 0
  );
}

function tableEntry(
  code: CompiledCode,
  offset: number,
  origin: number,
  labels: ReadonlyMap<number, string>,
): string {
  const address = word(code, offset);
  return labels.get(address - origin) ?? `0x${address.toString(16)}`;
}

/** Labels for all places that are jumped to, numbered by address. */
function labelsOf(
  code: CompiledCode,
  instructions: readonly MachineInstruction[],
  origin: number,
): Map<number, string> {
  const end = code.codeEnd ?? code.bytes.length;
  const targets = new Set<number>();
  for (const { text } of instructions) {
    if (!JUMP.test(text)) continue;
    for (const address of addressesIn(text)) {
      if (address >= origin && address < origin + end) targets.add(address - origin);
    }
  }
  for (let offset = end; offset + 4 <= code.bytes.length; offset += 4)
    targets.add(word(code, offset) - origin);
  const sorted = [...targets].sort((a, b) => a - b);
  return new Map(sorted.map((offset, i) => [offset, `L${i}`]));
}

/** What the code from an offset on belongs to. */
function sourceLines(code: CompiledCode, options: ListingOptions): Map<number, string[]> {
  const lines = new Map<number, string[]>();
  const add = (offset: number, text: string): void => {
    const there = lines.get(offset);
    if (there === undefined) lines.set(offset, [text]);
    else there.push(text);
  };
  const { pcTable, handlerTable, loopTable, sites } = code;
  for (let i = 0; i < handlerTable.length; i += 2) add(handlerTable[i + 1], `handler at ${handlerTable[i]}`);
  for (let i = 0; i < pcTable.length; i += 2) {
    const bci = pcTable[i + 1];
    add(pcTable[i], bci < 0 ? 'prologue' : `${bci}: ${options.bytecode(bci)}`);
  }
  for (let i = 0; i < loopTable.length; i += 2) add(loopTable[i + 1], `loop at ${loopTable[i]}`);
  for (const site of sites) add(site.callOffset, siteText(site));
  return lines;
}

function siteText(site: PatchSite): string {
  return `links ${siteNames[site.kind]} #${site.cpIndex}`;
}

/** Replaces addresses within the method by their labels; names the others. */
function named(
  text: string,
  options: ListingOptions,
  labels: ReadonlyMap<number, string>,
  end: number,
): { text: string; names: string[] } {
  const names: string[] = [];
  const { origin, symbols } = options;
  const replaced = text.replace(ADDRESS, (whole, prefixed: string | undefined, suffixed: string) => {
    const address = Number.parseInt(prefixed ?? suffixed, 16);
    if (JUMP.test(text) && address >= origin && address < origin + end) {
      return labels.get(address - origin) ?? whole;
    }
    const symbol = symbols.get(address);
    if (symbol === undefined) return whole;
    if (JUMP.test(text) && !text.includes('[')) return symbol;
    names.push(symbol);
    return whole;
  });
  return { text: replaced, names };
}

/** Plain text: offsets on the left, what the code belongs to above it, comments on the right. */
export function formatListing(lines: readonly ListingLine[]): string {
  return lines
    .map((line) => {
      switch (line.kind) {
        case 'label':
          return `${line.text}:`;
        case 'source':
          return `  ; ${line.text}`;
        case 'data':
          return `  ${offsetText(line.offset)}  .dword ${line.text}`;
        case 'instruction': {
          const bytes = line.bytes === '' ? '' : `${line.bytes.padEnd(22)} `;
          const code = `  ${offsetText(line.offset)}  ${bytes}${line.text}`;
          return line.comment === '' ? code : `${code.padEnd(60)} ; ${line.comment}`;
        }
        default:
          return '';
      }
    })
    .join('\n');
}

const offsetText = (offset: number): string => offset.toString(16).padStart(4, '0');
