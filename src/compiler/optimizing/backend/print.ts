import { printValue } from '../print.js';
import type { Backend } from './generate.js';
import { MEMORY, XMM } from './intervals.js';
import { Fold } from './selection.js';

const names = 'rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15'.split(' ');
const folds = ['', 'dead', 'operand', 'test', 'scale', 'update', 'carried', 'alias'];

export function registerName(register: number): string {
  if (register === MEMORY) return 'memory';
  return register < XMM ? names[register] : `xmm${register - XMM}`;
}

/**
 * What the back end decided for the graph that it compiled last: blocks in the order of allocation with their frequencies, instructions with their positions; behind values the pieces that they
 * live in.
 */
export function printAllocation(backend: Backend): string {
  const { order, selection, intervals, scan, placement } = backend;
  const { graph } = intervals;
  const lines: string[] = [];
  const pieces = (v: number): string => {
    const parts: string[] = [];
    for (let piece = scan.first[v]; piece >= 0; piece = scan.next[piece])
      parts.push(`${scan.start[piece]}-${scan.end[piece]} ${registerName(scan.register[piece])}`);
    const home =
      placement.home[v] < 0 ? '' : ` home ${placement.home[v]}${['', ' =', ' ~'][placement.store[v]]}`;
    return parts.length === 0 ? '' : `  {${parts.join(', ')}${home}}`;
  };
  for (let i = 0; i < order.count; i++) {
    const block = order.order[i];
    lines.push(`b${block}: at ${intervals.blockStart[i]} frequency ${order.frequency[i]}`);
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      const fold = selection.fold[v];
      const at =
        fold === Fold.NONE || fold === Fold.CARRIED ? String(4 * intervals.instructionOf[v]) : folds[fold];
      lines.push(`  ${at.padStart(8)} ${printValue(graph, v)}${selection.root[v] === v ? pieces(v) : ''}`);
    }
  }
  lines.push(`emitted: ${Array.from(order.emission.subarray(0, order.count), (b) => `b${b}`).join(' ')}`);
  return `${lines.join('\n')}\n`;
}
