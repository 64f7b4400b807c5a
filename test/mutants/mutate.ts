/** Class files with something wrong in them: small changes, mostly where the verifier looks. The same seed makes the same mutants. */
import { type CodeAttribute, parseClassFile } from '../../src/classfile/class-file.js';
import { instructionLength } from '../../src/jvms/opcodes.js';
import type { Choices } from '../support/choices.js';

export interface Mutant {
  readonly bytes: Uint8Array;
  /** What was changed, for people. */
  readonly change: string;
}

/** Offset and length of something in the file that is worth changing. */
interface Place {
  readonly at: number;
  readonly length: number;
}

interface MethodPlaces {
  readonly name: string;
  readonly code: Place;
  /** Offset of max_stack. */
  readonly limits: number;
  readonly instructions: readonly Place[];
  readonly handlers: Place;
  readonly maps: Place | null;
}

/** A class file to mutate, taken apart once. */
export class Subject {
  private readonly methods: MethodPlaces[] = [];
  private readonly entries: Place[] = [];
  private readonly accessFlags: number[] = [];

  constructor(readonly bytes: Uint8Array) {
    const file = parseClassFile(bytes, 'subject');
    for (const method of file.methods) {
      this.accessFlags.push(method.attributesAt - 6);
      if (method.code === null) continue;
      const places = placesOf(method.name + method.descriptor, method.code);
      if (places.instructions.length > 0) this.methods.push(places);
    }
    for (const field of file.fields) this.accessFlags.push(field.attributesAt - 6);
    this.accessFlags.push(file.pool.end);
    this.findEntries();
  }

  /** Constant-pool entries, tag included. */
  private findEntries(): void {
    const { bytes } = this;
    const count = (bytes[8] << 8) | bytes[9];
    let at = 10;
    for (let i = 1; i < count; i++) {
      const length = entryLength(bytes, at);
      this.entries.push({ at, length });
      if (bytes[at] === 5 || bytes[at] === 6) i++;
      at += length;
    }
  }

  /** One mutant; sometimes of two changes, if allowed. */
  mutate(random: Choices, single = false): Mutant {
    const bytes = Uint8Array.from(this.bytes);
    const changes = [this.change(bytes, random)];
    if (!single && random.below(4) === 0) changes.push(this.change(bytes, random));
    return { bytes, change: changes.join(', then ') };
  }

  private change(bytes: Uint8Array, random: Choices): string {
    const kind = random.below(16);
    if (kind === 0) return flip(bytes, { at: 0, length: bytes.length }, random, 'file');
    if (kind <= 2) return this.changeEntry(bytes, random);
    if (kind === 3) {
      const at = random.of(this.accessFlags);
      bytes[at + random.below(2)] ^= 1 << random.below(8);
      return `access flags at ${at}`;
    }
    if (this.methods.length === 0) return flip(bytes, { at: 8, length: bytes.length - 8 }, random, 'file');
    return this.changeMethod(bytes, random, kind);
  }

  private changeEntry(bytes: Uint8Array, random: Choices): string {
    const entry = random.of(this.entries);
    return flip(bytes, entry, random, 'constant');
  }

  private changeMethod(bytes: Uint8Array, random: Choices, kind: number): string {
    const method = random.of(this.methods);
    const { name } = method;
    if (kind <= 5 && method.maps !== null) return flip(bytes, method.maps, random, `stack map of ${name}`);
    if (kind === 6 && method.handlers.length > 0)
      return flip(bytes, method.handlers, random, `handlers of ${name}`);
    if (kind === 7) return changeLimit(bytes, method.limits + 2 * random.below(2), random, name);
    if (kind === 8) return swapInstructions(bytes, method, random);
    if (kind === 9) {
      const { at, length } = random.of(method.instructions);
      bytes.fill(0, at, at + length);
      return `nop at ${at} in ${name}`;
    }
    const { at, length } = random.of(method.instructions);
    if (kind <= 12 || length === 1) {
      bytes[at] = random.below(256);
      return `opcode ${bytes[at]} at ${at} in ${name}`;
    }
    return flip(bytes, { at: at + 1, length: length - 1 }, random, `operand in ${name}`);
  }
}

function placesOf(name: string, code: CodeAttribute): MethodPlaces {
  const instructions: Place[] = [];
  for (let pc = 0; pc < code.code.length; ) {
    const length = instructionLength(code.code, pc);
    if (length === 0) break;
    instructions.push({ at: code.codeAt + pc, length });
    pc += length;
  }
  const end = code.codeAt + code.code.length;
  const maps = code.attribute('StackMapTable');
  return {
    name,
    code: { at: code.codeAt, length: code.code.length },
    limits: code.codeAt - 8,
    instructions,
    handlers: { at: end + 2, length: 2 * code.exceptionTable.length },
    maps: maps === null ? null : { at: maps.offset, length: maps.length },
  };
}

const ENTRY_LENGTHS = [0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3];

function entryLength(bytes: Uint8Array, at: number): number {
  const tag = bytes[at];
  return tag === 1 ? 3 + ((bytes[at + 1] << 8) | bytes[at + 2]) : ENTRY_LENGTHS[tag];
}

/** Changes one byte: to a random value, to a neighbouring one, or in one bit. */
function flip(bytes: Uint8Array, place: Place, random: Choices, what: string): string {
  const at = place.at + random.below(place.length);
  const old = bytes[at];
  const way = random.below(3);
  if (way === 0) bytes[at] = random.below(256);
  else if (way === 1) bytes[at] += random.below(2) === 0 ? 1 : -1;
  else bytes[at] ^= 1 << random.below(8);
  return `${what}: byte ${at} from ${old} to ${bytes[at]}`;
}

function changeLimit(bytes: Uint8Array, at: number, random: Choices, name: string): string {
  const old = (bytes[at] << 8) | bytes[at + 1];
  const changed = Math.max(0, old + random.of([-2, -1, -1, 1, 300]));
  bytes[at] = changed >> 8;
  bytes[at + 1] = changed;
  return `limit of ${name} from ${old} to ${changed}`;
}

/** Exchanges an instruction with the one behind it. */
function swapInstructions(bytes: Uint8Array, method: MethodPlaces, random: Choices): string {
  const { instructions } = method;
  if (instructions.length < 2) return 'nothing';
  const i = random.below(instructions.length - 1);
  const first = instructions[i];
  const second = instructions[i + 1];
  const a = bytes.slice(first.at, first.at + first.length);
  const b = bytes.slice(second.at, second.at + second.length);
  bytes.set(b, first.at);
  bytes.set(a, first.at + second.length);
  return `swap at ${first.at} in ${method.name}`;
}
