/**
 * Bytecode from text, for the tests: one instruction a line, in the mnemonics of JVMS chapter 6.
 *
 *     LOOP:                                       a label
 *       iload 5                                   locals above 255 get the wide prefix; `wide iload 5` forces it
 *       ldc int 5 | float 1.5 | string "x" | class a/B | type (I)V       ldc_w the same, ldc2_w long 5 | double 1.5
 *                                                 ldc becomes ldc_w when the index needs it
 *       if_icmpge END      goto_w LOOP
 *       tableswitch -1 A B C default D            low bound, targets, default
 *       lookupswitch 5:A 100:B default D
 *       getfield a/B.f I      invokevirtual a/B.m (I)V      invokespecial interface a/I.m ()V
 *       new a/B      multianewarray [[I 2      newarray int
 *       .catch java/lang/Exception START END HANDLER      (`any` for every exception)
 *       .bytes 0xc4 0x60                          bytes as they are
 *
 * With `probe`, a call of that method with the opcode as int argument stands before each instruction: evidence of what was executed.
 */
import { ByteWriter } from './bytes.js';
import type { ConstantPoolWriter } from './constant-pool-writer.js';
import { OPCODE_BY_NAME, type OpcodeInfo } from './opcode-list.js';

export interface Handler {
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly handler: string;
}

export interface AssembledCode {
  readonly code: Buffer;
  /** Rows start_pc, end_pc, handler_pc, catch_type. */
  readonly handlers: readonly (readonly [number, number, number, number])[];
  readonly labels: ReadonlyMap<string, number>;
}

/** Owner and name of a static method (I)V. */
export interface Probe {
  readonly owner: string;
  readonly name: string;
}

const ARRAY_TYPES: Record<string, number> = {
  boolean: 4,
  char: 5,
  float: 6,
  double: 7,
  byte: 8,
  short: 9,
  int: 10,
  long: 11,
};
const RETURN_LAST = /\)(.*)$/;

/** Words that an argument list takes, for the count of invokeinterface. */
function argumentWords(descriptor: string): number {
  let words = 0;
  for (const match of descriptor
    .slice(1)
    .replace(RETURN_LAST, '')
    .matchAll(/\[*(?:L[^;]*;|[A-Z])/g)) {
    words += match[0] === 'J' || match[0] === 'D' ? 2 : 1;
  }
  return words;
}

function parseNumber(text: string): number {
  if (text === 'NaN') return Number.NaN;
  if (text === 'Infinity' || text === '-Infinity') return Number(text);
  const value = Number(text);
  if (Number.isNaN(value)) throw new Error(`not a number: ${text}`);
  return value;
}

/** One method's code being assembled. */
export class Assembler {
  private readonly out = new ByteWriter();
  private readonly labels = new Map<string, number>();
  private readonly fixups: { at: number; from: number; label: string; wide: boolean }[] = [];
  private readonly handlers: Handler[] = [];

  constructor(
    private readonly pool: ConstantPoolWriter,
    private readonly probe?: Probe,
  ) {}

  assemble(text: string): AssembledCode {
    for (const raw of text.split('\n')) {
      const line = raw.replace(/;;.*$/, '').trim();
      if (line === '') continue;
      try {
        this.line(line);
      } catch (error) {
        throw new Error(`${line}: ${(error as Error).message}`);
      }
    }
    for (const { at, from, label, wide } of this.fixups) {
      const offset = this.target(label) - from;
      if (wide) this.out.patchU4(at, offset);
      else if (offset < -32768 || offset > 32767) throw new Error(`branch to ${label} is too far: ${offset}`);
      else this.out.patchU2(at, offset);
    }
    const rows = this.handlers.map(
      (h) =>
        [
          this.target(h.start),
          this.target(h.end),
          this.target(h.handler),
          h.type === 'any' ? 0 : this.pool.classRef(h.type),
        ] as const,
    );
    return { code: this.out.toBuffer(), handlers: rows, labels: this.labels };
  }

  private target(label: string): number {
    const at = this.labels.get(label);
    if (at === undefined) throw new Error(`no label ${label}`);
    return at;
  }

  private line(line: string): void {
    if (/^[A-Z]\w*:$/.test(line)) {
      const label = line.slice(0, -1);
      if (this.labels.has(label)) throw new Error('label defined twice');
      this.labels.set(label, this.out.length);
      return;
    }
    const words = line.split(/\s+/);
    if (words[0] === '.catch') {
      this.handlers.push({ type: words[1], start: words[2], end: words[3], handler: words[4] });
      return;
    }
    if (words[0] === '.bytes') {
      for (const byte of words.slice(1)) this.out.u1(Number(byte));
      return;
    }
    const forcedWide = words[0] === 'wide';
    if (forcedWide) words.shift();
    const info = OPCODE_BY_NAME.get(words[0]);
    if (info === undefined) throw new Error('unknown mnemonic');
    this.instruction(info, words.slice(1), line, forcedWide);
  }

  private hit(code: number): void {
    if (this.probe === undefined) return;
    this.out
      .u1(0x11)
      .u2(code)
      .u1(0xb8)
      .u2(this.pool.member(10, this.probe.owner, this.probe.name, '(I)V'));
  }

  private instruction(info: OpcodeInfo, operands: string[], line: string, forcedWide: boolean): void {
    const o = this.out;
    if (info.format !== 'k' && info.format !== 'K') this.hit(info.code);
    switch (info.format) {
      case '-':
        o.u1(info.code);
        return;
      case 'b':
        o.u1(info.code).u1(Number(operands[0]));
        return;
      case 's':
        o.u1(info.code).u2(Number(operands[0]));
        return;
      case 'l':
      case 'L':
        this.local(info, operands, forcedWide);
        return;
      case 'j':
      case 'J': {
        const from = o.length;
        o.u1(info.code);
        this.branch(operands[0], from, info.format === 'J');
        return;
      }
      case 'k':
      case 'K': {
        const index = this.constant(operands, line);
        const loading =
          info.name === 'ldc' && index > 255 ? (OPCODE_BY_NAME.get('ldc_w') as OpcodeInfo) : info;
        this.hit(loading.code);
        o.u1(loading.code);
        if (loading.format === 'K') o.u2(index);
        else o.u1(index);
        return;
      }
      case 'T':
      case 'S':
        this.switch(info, operands);
        return;
      default:
        this.reference(info, operands);
    }
  }

  private local(info: OpcodeInfo, operands: string[], forcedWide: boolean): void {
    const index = Number(operands[0]);
    const increment = info.format === 'L' ? Number(operands[1]) : null;
    const wide = forcedWide || index > 255 || (increment !== null && (increment < -128 || increment > 127));
    if (wide) {
      this.hit(0xc4);
      this.out.u1(0xc4).u1(info.code).u2(index);
      if (increment !== null) this.out.u2(increment);
    } else {
      this.out.u1(info.code).u1(index);
      if (increment !== null) this.out.u1(increment);
    }
  }

  private branch(label: string, from: number, wide: boolean): void {
    this.fixups.push({ at: this.out.length, from, label, wide });
    if (wide) this.out.u4(0);
    else this.out.u2(0);
  }

  private switch(info: OpcodeInfo, operands: string[]): void {
    const from = this.out.length;
    this.out.u1(info.code);
    while (this.out.length % 4 !== 0) this.out.u1(0);
    const at = operands.indexOf('default');
    this.branch(operands[at + 1], from, true);
    if (info.format === 'T') {
      const low = Number(operands[0]);
      const targets = operands.slice(1, at);
      this.out.u4(low).u4(low + targets.length - 1);
      for (const label of targets) this.branch(label, from, true);
    } else {
      const pairs = operands.slice(0, at).map((pair) => pair.split(':'));
      this.out.u4(pairs.length);
      for (const [key, label] of pairs) {
        this.out.u4(Number(key));
        this.branch(label, from, true);
      }
    }
  }

  private constant(operands: string[], line: string): number {
    const [kind, value] = operands;
    switch (kind) {
      case 'int':
        return this.pool.int(Number(value));
      case 'float':
        return this.pool.float(parseNumber(value));
      case 'long':
        return this.pool.long(BigInt(value));
      case 'double':
        return this.pool.double(parseNumber(value));
      case 'string':
        return this.pool.string(JSON.parse(line.slice(line.indexOf('"'))));
      case 'class':
        return this.pool.classRef(value);
      case 'type':
        return this.pool.methodType(value);
      case 'handle': {
        const [owner, name] = splitMember(operands[2]);
        return this.pool.methodHandle(
          Number(value),
          this.pool.member(Number(value) <= 4 ? 9 : Number(value) === 9 ? 11 : 10, owner, name, operands[3]),
        );
      }
      case 'dynamic':
        return this.pool.dynamic(17, Number(value), operands[2], operands[3]);
      default:
        throw new Error(`constant of kind ${kind}`);
    }
  }

  private reference(info: OpcodeInfo, operands: string[]): void {
    const o = this.out;
    switch (info.format) {
      case 'c':
        o.u1(info.code).u2(this.pool.classRef(operands[0]));
        return;
      case 'M':
        o.u1(info.code).u2(this.pool.classRef(operands[0])).u1(Number(operands[1]));
        return;
      case 'n':
        o.u1(info.code).u1(ARRAY_TYPES[operands[0]]);
        return;
      case 'y':
        o.u1(info.code)
          .u2(this.pool.dynamic(18, Number(operands[0]), operands[1], operands[2]))
          .u2(0);
        return;
      case 'f': {
        const [owner, name] = splitMember(operands[0]);
        o.u1(info.code).u2(this.pool.member(9, owner, name, operands[1]));
        return;
      }
      case 'm': {
        const ofInterface = operands[0] === 'interface';
        const [member, descriptor] = ofInterface ? operands.slice(1) : operands;
        const [owner, name] = splitMember(member);
        o.u1(info.code).u2(this.pool.member(ofInterface ? 11 : 10, owner, name, descriptor));
        return;
      }
      case 'i': {
        const [owner, name] = splitMember(operands[0]);
        o.u1(info.code)
          .u2(this.pool.member(11, owner, name, operands[1]))
          .u1(1 + argumentWords(operands[1]))
          .u1(0);
        return;
      }
      default:
        throw new Error(`format ${info.format}`);
    }
  }
}

function splitMember(text: string): [string, string] {
  const dot = text.lastIndexOf('.');
  if (dot < 0) throw new Error(`owner.name expected: ${text}`);
  return [text.slice(0, dot), text.slice(dot + 1)];
}
