import { BlockInfo, Graph, StateFlag } from '../../../src/compiler/optimizing/graph.js';
import { Op, opTable, UNSIGNED } from '../../../src/compiler/optimizing/ops.js';
import {
  conditionNames,
  flagNames,
  hasCondition,
  kindLetters,
} from '../../../src/compiler/optimizing/print.js';
import { IrCond, Kind } from '../../../src/ir/ops.js';

const opByName = new Map(opTable.map((row, op) => [row.name, op]));

/**
 * Reads what `printGraph` prints. Blocks and states may be numbered at will; values get new numbers in the order of their lines. Parameters of the method are taken from the
 * `param` lines, the result from the first `return`.
 */
export function parseGraph(text: string): Graph {
  return new GraphParser().parse(text);
}

/** Bits of a number as printed: decimal or, for what has no decimal form, hexadecimal. */
function doubleBits(text: string): [number, number] {
  if (text.startsWith('0x')) {
    const bits = BigInt(text);
    return [Number(bits & 0xffffffffn) | 0, Number(bits >> 32n) | 0];
  }
  const words = new Int32Array(Float64Array.of(Number(text)).buffer);
  return [words[0], words[1]];
}

class GraphParser {
  private readonly graph = new Graph();
  private readonly values = new Map<string, number>();
  private readonly blocks = new Map<string, number>();
  private readonly states = new Map<string, number>();
  /** What is done when all names are known. */
  private readonly later: (() => void)[] = [];
  private block = -1;

  parse(text: string): Graph {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('//'));
    for (const line of lines) {
      const head = /^(b\d+)\(/.exec(line);
      if (head !== null && line.includes('):')) this.blocks.set(head[1], this.graph.newBlock());
    }
    const { graph } = this;
    graph.methods.push({ id: 0, name: 'm0' });
    for (const line of lines) this.line(line);
    for (const step of this.later) step();
    const params: number[] = [];
    for (let v = 1; v < graph.count; v++) {
      if (graph.op[v] === Op.PARAM) params[graph.imm[v]] = graph.kind[v];
      if (graph.op[v] === Op.RETURN && graph.a[v] >= 0) graph.returnKind = graph.kind[graph.a[v]];
    }
    graph.paramKinds = Uint8Array.from(params);
    return graph;
  }

  private line(line: string): void {
    const head = /^(b\d+)\((.*?)\):(.*)$/.exec(line);
    if (head !== null) this.header(head[1], head[2], head[3]);
    else if (/^s\d+:/.test(line)) this.state(line);
    else if (line !== 'states:') this.instruction(line);
  }

  private header(name: string, params: string, marks: string): void {
    const { graph } = this;
    this.block = this.blocks.get(name) as number;
    if (marks.includes(' loop')) graph.blockFlags[this.block] |= BlockInfo.LOOP_HEADER;
    if (marks.includes(' cold')) graph.blockFlags[this.block] |= BlockInfo.COLD;
    for (const param of words(params)) {
      const [value, kind] = param.split(':');
      this.values.set(value, graph.addParam(this.block, kindLetters.indexOf(kind)));
    }
  }

  private instruction(line: string): void {
    const { graph } = this;
    const m = /^(?:(v\d+):(.) = )?(\w+)(?:\.(\w+))?(.*?)(?: -> (.*))?$/.exec(line);
    if (m === null) throw new Error(`cannot read: ${line}`);
    const [, name, kind, opName, suffix, rest, targets] = m;
    const op = opByName.get(opName);
    if (op === undefined) throw new Error(`no operation ${opName}: ${line}`);
    const v = graph.newValue(op, kind === undefined ? Kind.VOID : kindLetters.indexOf(kind));
    if (name !== undefined) this.values.set(name, v);
    if (suffix !== undefined) graph.aux[v] = auxOf(op, suffix);
    if (op !== Op.VIRTUAL_OBJECT) graph.append(this.block, v);
    this.operands(v, rest);
    if (targets !== undefined) this.targets(v, targets);
  }

  private operands(v: number, text: string): void {
    const { graph } = this;
    const list = /\[(.*)\]/.exec(text);
    if (list !== null) this.list(v, words(list[1]));
    let operand = 0;
    for (const word of text.replace(/\[.*\]/, '').split(/[ ,]+/)) {
      if (word.startsWith('v')) {
        const name = (['a', 'b', 'c'] as const)[operand++];
        this.later.push(() => {
          graph[name][v] = this.value(word);
        });
      } else if (word.startsWith('##')) graph.imm2[v] = Number(word.slice(2));
      else if (word.startsWith('#')) this.immediate(v, word.slice(1));
      else if (word.startsWith('!')) graph.flags[v] |= 1 << flagNames.indexOf(word.slice(1));
      else if (word.startsWith('@')) this.later.push(() => this.setState(v, word.slice(1)));
      else if (word !== '') throw new Error(`cannot read ${word} in ${text}`);
    }
  }

  private setState(v: number, name: string): void {
    const s = this.states.get(name);
    if (s === undefined) throw new Error(`no state ${name}`);
    this.graph.state[v] = s;
  }

  private immediate(v: number, text: string): void {
    const { graph } = this;
    if (graph.op[v] === Op.LCONST) {
      const bits = BigInt(text);
      graph.imm[v] = Number(bits & 0xffffffffn) | 0;
      graph.imm2[v] = Number(bits >> 32n) | 0;
    } else if (graph.op[v] === Op.FCONST) {
      graph.imm[v] = text.startsWith('0x')
        ? Number(text) | 0
        : new Int32Array(Float32Array.of(Number(text)).buffer)[0];
    } else if (graph.op[v] === Op.DCONST) [graph.imm[v], graph.imm2[v]] = doubleBits(text);
    else graph.imm[v] = Number(text);
  }

  private list(v: number, items: string[]): void {
    const { graph } = this;
    if (graph.op[v] !== Op.VIRTUAL_OBJECT) {
      this.later.push(() => {
        graph.list[v] = graph.newList(items.map((item) => this.value(item)));
      });
      return;
    }
    this.later.push(() => {
      graph.list[v] = graph.newList(
        items.flatMap((item) => {
          const [offset, type, value] = item.split(/[. ]/);
          return [Number(offset), type.charCodeAt(0), this.value(value)];
        }),
      );
    });
  }

  private targets(v: number, text: string): void {
    const { graph } = this;
    const from = this.block;
    const keys: number[] = [];
    for (const m of text.matchAll(/(?:(-?\d+|else): )?(b\d+)\((.*?)\)/g)) {
      if (m[1] !== undefined && m[1] !== 'else') keys.push(Number(m[1]));
      this.later.push(() => {
        const to = this.blocks.get(m[2]);
        if (to === undefined) throw new Error(`no block ${m[2]}`);
        graph.addEdge(from, to, graph.newList(words(m[3]).map((item) => this.value(item))));
      });
    }
    if (graph.op[v] !== Op.SWITCH) return;
    graph.imm[v] = graph.switches.length;
    graph.switches.push(Int32Array.from(keys));
  }

  private state(line: string): void {
    const { graph } = this;
    const m = /^(s\d+): m(\d+) bci (\d+)( after(?:\.(.))?)?(?: in (s\d+))? \{(.*)\}$/.exec(line);
    if (m === null) throw new Error(`cannot read: ${line}`);
    const result = m[5] === undefined ? 0 : kindLetters.indexOf(m[5]);
    const flags = m[4] === undefined ? 0 : StateFlag.AFTER | (result << StateFlag.RESULT_SHIFT);
    const s = graph.newState(Number(m[2]), Number(m[3]), flags, -1, 0);
    this.states.set(m[1], s);
    // Before what refers to states: unshifted steps run first.
    this.later.unshift(() => {
      if (m[6] !== undefined) graph.stateParent[s] = this.states.get(m[6]) as number;
      graph.stateEntries[s] = graph.newList(
        words(m[7]).flatMap((entry) => {
          const [slot, value] = entry.split(': ');
          return [Number(slot), this.value(value)];
        }),
      );
    });
  }

  private value(name: string): number {
    const v = this.values.get(name);
    if (v === undefined) throw new Error(`no value ${name}`);
    return v;
  }
}

function words(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function auxOf(op: number, suffix: string): number {
  if (!hasCondition(op)) return /^\d+$/.test(suffix) ? Number(suffix) : suffix.charCodeAt(0);
  const m = /^(u?)(eq|ne|lt|ge|gt|le)(g?)$/.exec(suffix);
  if (m === null) throw new Error(`no condition ${suffix}`);
  return (m[1] !== '' ? UNSIGNED : 0) | conditionNames.indexOf(m[2]) | (m[3] !== '' ? IrCond.NAN_GREATER : 0);
}
