import { BranchKind, instructionLength, opcodes } from '../../jvms/opcodes.js';
import type { MethodView } from './method-view.js';

/** A basic block of bytecode. */
export interface BytecodeBlock {
  readonly start: number;
  readonly end: number;
  /** Bytecode indices of its instructions. */
  readonly instructions: readonly number[];
}

export type EdgeKind = 'next' | 'true' | 'jump' | 'case' | 'default' | 'exception';

export interface FlowEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  /** What is caught, or the key of a case. */
  readonly label: string;
}

export interface FlowGraph {
  readonly blocks: readonly BytecodeBlock[];
  /** Between the starts of blocks. */
  readonly edges: readonly FlowEdge[];
}

interface Target {
  readonly to: number;
  readonly kind: EdgeKind;
  readonly label: string;
}

const s2 = (code: Uint8Array, at: number): number => ((code[at] << 24) | (code[at + 1] << 16)) >> 16;
const s4 = (code: Uint8Array, at: number): number =>
  (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];

/** Where an instruction can go, the next one included. */
function targetsOf(code: Uint8Array, pc: number): Target[] {
  const info = opcodes[code[pc]];
  const next: Target = { to: pc + Math.max(1, instructionLength(code, pc)), kind: 'next', label: '' };
  const branch = (kind: EdgeKind): Target => {
    const wide = info.mnemonic.endsWith('_w');
    return { to: pc + (wide ? s4(code, pc + 1) : s2(code, pc + 1)), kind, label: '' };
  };
  switch (info === undefined ? BranchKind.NEXT : info.branch) {
    case BranchKind.CONDITIONAL:
      return [branch('true'), next];
    case BranchKind.GOTO:
      return [branch('jump')];
    case BranchKind.JSR:
      // What a subroutine returns to is the next instruction.
      return [branch('jump'), next];
    case BranchKind.SWITCH:
      return switchTargets(code, pc);
    case BranchKind.RET:
    case BranchKind.RETURN:
    case BranchKind.THROW:
      return [];
    default:
      return [next];
  }
}

function switchTargets(code: Uint8Array, pc: number): Target[] {
  const at = (pc + 4) & ~3;
  const isTable = code[pc] === 0xaa;
  const low = s4(code, at + 4);
  const count = isTable ? s4(code, at + 8) - low + 1 : low;
  const list: Target[] = [];
  for (let i = 0; i < count && at + 8 + 4 * i < code.length; i++) {
    const key = isTable ? low + i : s4(code, at + 8 + 8 * i);
    const offset = isTable ? s4(code, at + 12 + 4 * i) : s4(code, at + 12 + 8 * i);
    list.push({ to: pc + offset, kind: 'case', label: String(key) });
  }
  list.push({ to: pc + s4(code, at), kind: 'default', label: 'default' });
  return list;
}

/** Blocks and edges of a method. Exception edges lead from each block that a handler covers. */
export function flowGraph(view: MethodView): FlowGraph {
  const { code, exceptionTable } = view.code;
  const indices = view.indices;
  const starts = new Set<number>([0]);
  for (const pc of indices) {
    const targets = targetsOf(code, pc);
    if (targets.length === 1 && targets[0].kind === 'next') continue;
    for (const { to } of targets) starts.add(to);
    starts.add(pc + Math.max(1, instructionLength(code, pc)));
  }
  for (let i = 0; i < exceptionTable.length; i += 4) {
    for (let n = 0; n < 3; n++) starts.add(exceptionTable[i + n]);
  }
  const blocks: BytecodeBlock[] = [];
  for (const pc of indices) {
    if (starts.has(pc) || blocks.length === 0) blocks.push({ start: pc, end: pc, instructions: [] });
    const block = blocks[blocks.length - 1] as { start: number; end: number; instructions: number[] };
    block.instructions.push(pc);
    block.end = pc + Math.max(1, instructionLength(code, pc));
  }
  return { blocks, edges: blocks.flatMap((block) => edgesOf(view, block)) };
}

function edgesOf(view: MethodView, block: BytecodeBlock): FlowEdge[] {
  const { code, exceptionTable } = view.code;
  const last = block.instructions[block.instructions.length - 1];
  const edges: FlowEdge[] = targetsOf(code, last)
    .filter(({ to }) => to < code.length)
    .map((target) => ({ from: block.start, ...target }));
  for (let i = 0; i < exceptionTable.length; i += 4) {
    const [start, end, handler, type] = exceptionTable.subarray(i, i + 4);
    if (start >= block.end || end <= block.start) continue;
    const label = type === 0 ? 'any' : view.constants.describe(type).replaceAll('/', '.');
    edges.push({ from: block.start, to: handler, kind: 'exception', label });
  }
  return edges;
}
