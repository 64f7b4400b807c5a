import { IrCond } from '../../ir/ops.js';
import { BlockInfo, type Graph, NO_STATE, StateFlag } from './graph.js';
import { Op, opTable, opTakesList, UNSIGNED } from './ops.js';
import type { VectorLoop } from './vector-loop.js';

/** Names of the kinds, by Kind. */
export const kindLetters = '-ilfdp';

/** Names of IrCond, by its value. */
export const conditionNames: readonly string[] = ['eq', 'ne', 'lt', 'ge', 'gt', 'le'];

/** Names of the bits of ValueFlag, lowest first. */
export const flagNames: readonly string[] = ['immutable', 'volatile', 'nonnull', 'nobarrier'];

/** Does aux of the operation hold a condition? */
export function hasCondition(op: number): boolean {
  return (
    (op >= Op.SETCC_I && op <= Op.SELECT_P) ||
    (op >= Op.IF_I && op <= Op.IF_P) ||
    op === Op.GUARD_I ||
    op === Op.GUARD_P
  );
}

/** Does aux of the operation hold the first character of a descriptor? */
export function hasType(op: number): boolean {
  return op >= Op.LOAD && op <= Op.UNSAFE_GET_AND_SET;
}

/**
 * A graph as text, the same for the same graph.
 *
 *     b1(v4:i, v5:l): loop <- b0, b2
 *       v7:i = iadd v4, v3
 *       v9:i = load.I v8 #12 ##3 @s0
 *       if_i.lt v7, v3 -> b2(v7), b3()
 *     states:
 *       s0: m0 bci 7 {1: v4, 2: v5}
 *       s1: m1 bci 3 after in s0 {}
 *
 * `#` and `##` are imm and imm2 (constants: the value itself), a suffix of the operation is aux.
 */
export function printGraph(graph: Graph): string {
  const lines: string[] = [];
  for (let block = 0; block < graph.blockCount; block++) {
    if (block !== 0 && graph.first[block] < 0) continue;
    printBlock(graph, block, lines);
  }
  printStates(graph, lines);
  return `${lines.join('\n')}\n`;
}

function printBlock(graph: Graph, block: number, lines: string[]): void {
  const params: string[] = [];
  let v = graph.first[block];
  for (; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; v = graph.next[v])
    params.push(`v${v}:${kindLetters[graph.kind[v]]}`);
  const marks: string[] = [];
  if ((graph.blockFlags[block] & BlockInfo.LOOP_HEADER) !== 0) marks.push(' loop');
  if ((graph.blockFlags[block] & BlockInfo.COLD) !== 0) marks.push(' cold');
  const from: number[] = [];
  for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) from.push(graph.edgeFrom[e]);
  from.sort((x, y) => x - y);
  if (from.length > 0) marks.push(` <- ${from.map((b) => `b${b}`).join(', ')}`);
  lines.push(`b${block}(${params.join(', ')}):${marks.join('')}`);
  for (; v >= 0; v = graph.next[v]) lines.push(`  ${printValue(graph, v)}`);
}

/** One instruction, as in {@link printGraph}. */
export function printValue(graph: Graph, v: number): string {
  const op = graph.op[v];
  let text = graph.kind[v] === 0 ? '' : `v${v}:${kindLetters[graph.kind[v]]} = `;
  text += opTable[op].name + suffix(op, graph.aux[v]);
  const operands: string[] = [];
  for (const operand of [graph.a[v], graph.b[v], graph.c[v]]) if (operand >= 0) operands.push(`v${operand}`);
  if (op === Op.VIRTUAL_OBJECT) operands.push(`[${fields(graph, v)}]`);
  else if (opTakesList[op] !== 0) operands.push(`[${list(graph, graph.list[v])}]`);
  if (operands.length > 0) text += ` ${operands.join(', ')}`;
  text += immediates(graph, v);
  for (let i = 0; i < flagNames.length; i++)
    if ((graph.flags[v] & (1 << i)) !== 0) text += ` !${flagNames[i]}`;
  if (graph.state[v] !== NO_STATE) text += ` @s${graph.state[v]}`;
  return text + successors(graph, v);
}

function suffix(op: number, aux: number): string {
  if (hasCondition(op)) {
    const unsigned = (aux & UNSIGNED) !== 0 ? 'u' : '';
    const greater = (aux & IrCond.NAN_GREATER) !== 0 ? 'g' : '';
    return `.${unsigned}${conditionNames[aux & IrCond.MASK]}${greater}`;
  }
  if (aux === 0) return '';
  return hasType(op) ? `.${String.fromCharCode(aux)}` : `.${aux}`;
}

function immediates(graph: Graph, v: number): string {
  const imm = graph.imm[v];
  const imm2 = graph.imm2[v];
  switch (graph.op[v]) {
    case Op.ICONST:
      return ` #${imm}`;
    case Op.LCONST:
      return ` #${(BigInt(imm2) << 32n) | BigInt(imm >>> 0)}`;
    case Op.FCONST:
      return ` #${bits(`0x${hex(imm)}`, new Float32Array(Int32Array.of(imm).buffer)[0])}`;
    case Op.DCONST:
      return ` #${bits(`0x${hex(imm2)}${hex(imm)}`, new Float64Array(Int32Array.of(imm, imm2).buffer)[0])}`;
    case Op.BLOCK_PARAM:
      return '';
    case Op.VECTOR_LOOP:
      return ` {${vectorCode(graph.vectorLoops[imm])}}`;
    default:
      return (imm !== 0 ? ` #${imm}` : '') + (imm2 !== 0 ? ` ##${imm2}` : '');
  }
}

/** Rows as `number = operation operands`: s scalars, r results, a arrays. */
function vectorCode({ type, scalars, code }: VectorLoop): string {
  const value = (v: number): string => (v < scalars ? `s${v}` : `r${v - scalars}`);
  const rows: string[] = [String.fromCharCode(type)];
  for (let at = 0; at < code.length; at += 3) {
    const [op, x, y] = code.subarray(at, at + 3);
    if (op === Op.LOAD_ELEMENT) rows.push(`r${at / 3} = a${x}`);
    else if (op === Op.STORE_ELEMENT) rows.push(`a${x} = ${value(y)}`);
    else rows.push(`r${at / 3} = ${opTable[op].name} ${value(x)}, ${value(y)}`);
  }
  return rows.join('; ');
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

function bits(text: string, value: number): string {
  if (Number.isNaN(value)) return text;
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function list(graph: Graph, at: number): string {
  const values: string[] = [];
  for (let i = 1; i <= graph.lists[at]; i++) values.push(`v${graph.lists[at + i]}`);
  return values.join(', ');
}

function fields(graph: Graph, v: number): string {
  const { lists } = graph;
  const at = graph.list[v];
  const words: string[] = [];
  for (let i = at + 1; i <= at + lists[at]; i += 3)
    words.push(`${lists[i]}.${String.fromCharCode(lists[i + 1])} v${lists[i + 2]}`);
  return words.join(', ');
}

function successors(graph: Graph, v: number): string {
  const block = graph.block[v];
  if (block < 0 || graph.last[block] !== v || graph.firstOut[block] < 0) return '';
  const targets: string[] = [];
  const keys = graph.op[v] === Op.SWITCH ? graph.switches[graph.imm[v]] : null;
  for (let e = graph.firstOut[block], i = 0; e >= 0; e = graph.edgeNextOut[e], i++) {
    const label = keys === null ? '' : i < keys.length ? `${keys[i]}: ` : 'else: ';
    targets.push(`${label}b${graph.edgeTo[e]}(${list(graph, graph.edgeArgs[e])})`);
  }
  return ` -> ${targets.join(', ')}`;
}

function printStates(graph: Graph, lines: string[]): void {
  const used = new Set<number>();
  for (let block = 0; block < graph.blockCount; block++)
    for (let v = graph.first[block]; v >= 0; v = graph.next[v])
      for (let s = graph.state[v]; s >= 0; s = graph.stateParent[s]) used.add(s);
  if (used.size === 0) return;
  lines.push('states:');
  const virtual = new Set<number>();
  for (const s of [...used].sort((x, y) => x - y)) {
    const at = graph.stateEntries[s];
    const entries: string[] = [];
    for (let i = at + 1; i <= at + graph.lists[at]; i += 2) {
      entries.push(`${graph.lists[i]}: v${graph.lists[i + 1]}`);
      collectVirtual(graph, graph.lists[i + 1], virtual);
    }
    lines.push(`  ${stateHead(graph, s)} {${entries.join(', ')}}`);
  }
  for (const v of [...virtual].sort((x, y) => x - y)) lines.push(`  ${printValue(graph, v)}`);
}

function stateHead(graph: Graph, s: number): string {
  const flags = graph.stateFlags[s];
  const after = (flags & StateFlag.AFTER) !== 0 ? ' after' : '';
  const kind = flags >> StateFlag.RESULT_SHIFT;
  const result = kind !== 0 ? `.${kindLetters[kind]}` : '';
  const parent = graph.stateParent[s] >= 0 ? ` in s${graph.stateParent[s]}` : '';
  return `s${s}: m${graph.stateMethod[s]} bci ${graph.stateBci[s]}${after}${result}${parent}`;
}

function collectVirtual(graph: Graph, v: number, into: Set<number>): void {
  if (graph.op[v] !== Op.VIRTUAL_OBJECT || into.has(v)) return;
  into.add(v);
  const at = graph.list[v];
  for (let i = at + 3; i <= at + graph.lists[at]; i += 3) collectVirtual(graph, graph.lists[i], into);
}
