/** On-stack replacement: a frame of baseline code at a loop header becomes one of optimized code (docs/OPTIMIZING.md). */
import { Loc } from '../../compiler/optimizing/optimized-code.js';
import { Kind } from '../../ir/ops.js';
import { Ctx, contextWord, Frame } from '../../layout/layout.js';
import type { CodeBlob } from '../code/code-blob.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import { NO_HOME } from './frame-homes.js';
import type { OptimizedState } from './optimized-state.js';
import { locationKind, locationNumber } from './records.js';

const JAVA_RSP = contextWord(Ctx.JAVA_RSP);
const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);
const STACK_END = contextWord(Ctx.STACK_END);

/** Words of a value that the code expects: slot, kind, location. */
const VALUE_WORDS = 3;

/** Makes the running frame, whose values are all in their homes, one of `target`, which goes on at its entry. False if the stack has no room for it. */
export function replaceFrame(vm: VM, target: CodeBlob): boolean {
  const { memory } = vm;
  const { i32 } = memory;
  const rbp = i32[JAVA_RBP];
  const source = vm.code.byId(memory.load32(rbp + Frame.CODE_ID));
  const { code } = target.optimized as OptimizedState;
  const end = rbp - code.frameSize;
  if (end < i32[STACK_END]) return false;
  const { osrValues } = code;
  const homes = vm.compilation.homesOf(source);
  const halves = new Int32Array((2 * osrValues.length) / VALUE_WORDS);
  for (let at = 0, to = 0; at < osrValues.length; at += VALUE_WORDS, to += 2) {
    const home = homes.of(osrValues[at], osrValues[at + 1]);
    if (home === NO_HOME) continue;
    halves[to] = memory.load32(rbp + home);
    if (osrValues[at + 1] !== Kind.P) halves[to + 1] = memory.load32(rbp + home + 4);
  }
  const { syncHome } = source.code;
  const locked = syncHome < 0 ? 0 : memory.load32(rbp + Frame.FIRST_POINTER - 4 * syncHome);
  memory.store64(rbp + Frame.CODE_ID, target.id);
  if (code.syncHome >= 0) memory.store32(rbp + Frame.FIRST_POINTER - 4 * code.syncHome, locked);
  for (let at = 0, from = 0; at < osrValues.length; at += VALUE_WORDS, from += 2) {
    const location = osrValues[at + 2];
    const n = locationNumber(location);
    switch (locationKind(location)) {
      case Loc.POINTER_HOME:
        memory.store32(rbp + Frame.FIRST_POINTER - 4 * n, halves[from]);
        break;
      case Loc.SCALAR_HOME:
        memory.store32(rbp + n, halves[from]);
        memory.store32(rbp + n + 4, halves[from + 1]);
        break;
      default:
        throw new VmError(`${target.method}: value ${osrValues[at]} is expected outside of the frame`);
    }
  }
  i32[JAVA_RSP] = end;
  i32[RESUME_PC] = target.start + code.osrEntry;
  i32[RESUME_PC + 1] = 0;
  return true;
}
