/**
 * Faults of one line each, planted in the passes: every one must be found by the tests of this folder. Run as `node dist/test/compiler/optimizing/planted-faults.js [name...]`; takes
 * some minutes. A fault whose line is no longer there is an error: the list is kept up with the code.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { ROOT } from '../../support/paths.js';

interface Fault {
  readonly name: string;
  /** In src/compiler/optimizing/. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const fault = (name: string, file: string, from: string, to: string): Fault => ({ name, file, from, to });

const faults: readonly Fault[] = [
  fault(
    'a call kills nothing',
    'passes/value-numbering.ts',
    'return (effect & Fx.WRITE) !== 0 ? 1 << EVERYTHING : 0;',
    'return 0;',
  ),
  fault('a loop kills nothing', 'passes/value-numbering.ts', 'bits |= stores[loops.order[i]];', 'bits |= 0;'),
  fault(
    'what a class was compared for may be loaded before',
    'passes/loop-invariants.ts',
    'if (this.isGuarded(v)) {',
    'if (this.isGuarded(v) || v > 0) {',
  ),
  fault(
    'a cast behind instanceof leaves nothing behind',
    'passes/value-numbering.ts',
    'graph.op[v] = Op.ASSUME;',
    'graph.replace(v, a);\n      return;',
  ),
  fault(
    'ways to a join kill nothing',
    'passes/value-numbering.ts',
    'bits |= stores[from] | between[from];',
    'bits |= 0;',
  ),
  fault(
    'a store does not begin a new version',
    'passes/value-numbering.ts',
    'this.kill(this.effectOf(v));\n    this.table.add(v, this.versionFor(v));',
    'this.table.add(v, this.versionFor(v));',
  ),
  fault(
    'a stored byte is not narrowed',
    'passes/value-numbering.ts',
    'const conversion = type === Type.B ? Op.I2B :',
    'const conversion =',
  ),
  fault(
    'values from blocks that do not dominate',
    'passes/value-table.ts',
    'if (!dominators.dominates(graph.block[at], block)) continue;',
    '',
  ),
  fault(
    'facts from branches the wrong way',
    'passes/value-numbering.ts',
    'const condition = taken ? graph.aux[last] : inverse(graph.aux[last]);',
    'const condition = graph.aux[last];',
  ),
  fault('a counter that may wrap', 'passes/value-numbering.ts', 'if (greatest > MAX - step) return;', ''),
  fault(
    'facts hold everywhere',
    'passes/facts.ts',
    ' && dominators.dominates(this.where[f], this.block)) return f;',
    ') return f;',
  ),
  fault(
    'less than includes equal',
    'passes/facts.ts',
    'this.bound(a, MIN, bh - 1);',
    'this.bound(a, MIN, bh - 2);',
  ),
  fault(
    'unsigned bounds of what may be negative',
    'passes/facts.ts',
    'if (bl >= 0 && order === IrCond.LT) this.bound(a, 0, bh - 1);',
    'if (order === IrCond.LT) this.bound(a, 0, bh - 1);',
  ),
  fault(
    'exchanged operands, same condition',
    'passes/conditions.ts',
    'IrCond.EQ, IrCond.NE, IrCond.GT, IrCond.LE, IrCond.LT, IrCond.GE]',
    'IrCond.EQ, IrCond.NE, IrCond.LT, IrCond.LE, IrCond.GT, IrCond.GE]',
  ),
  fault(
    'a difference turned round',
    'passes/simplify.ts',
    'if (graph.op[a] === w.sub && graph.a[a] === b) return this.become(v, w.neg, graph.b[a]);',
    'if (graph.op[a] === w.sub && graph.a[a] === b) return graph.b[a];',
  ),
  fault(
    'x + 0.0 is x',
    'passes/simplify.ts',
    'return Object.is(y, -0) ? a : NO_VALUE;',
    'return y === 0 ? a : NO_VALUE;',
  ),
  fault(
    'cmpl and cmpg are one',
    'passes/simplify.ts',
    'op === Op.FCMPG || op === Op.DCMPG ? IrCond.NAN_GREATER : 0',
    '0',
  ),
  fault(
    'no bias for negative dividends',
    'passes/strength-reduction.ts',
    'this.emit(Op.IADD, n, this.intBias(n, k)), graph.int(k)',
    'n, graph.int(k)',
  ),
  fault(
    'a reciprocal too small',
    'passes/strength-reduction.ts',
    'multiplier: (power + error) / d',
    'multiplier: power / d',
  ),
  fault('a carry lost', 'passes/int64.ts', '(low > 0xffffffff ? 1 : 0)', '0'),
  fault(
    'float sums in double precision',
    'passes/fold-constants.ts',
    'single[0] = value;',
    'single[0] = value + (value > 1e7 ? 1 : 0);',
  ),
  fault('conversion to int wraps', 'passes/fold-constants.ts', 'if (x >= 0x7fffffff) return 0x7fffffff;', ''),
  fault(
    'a load of what is stored leaves the loop',
    'passes/loop-invariants.ts',
    ' || this.storedClasses.has(alias)) return false;',
    ') return false;',
  ),
  fault(
    'loads leave loops with calls',
    'passes/loop-invariants.ts',
    ' || !this.storesAnything;',
    ' || true;',
  ),
  fault(
    'a moved check has the state of its old place',
    'passes/loop-invariants.ts',
    'graph.state[v] = this.stateAtEntry();',
    '',
  ),
  fault(
    'the state at entry has the values of the loop',
    'passes/loop-invariants.ts',
    'v = graph.resolve(graph.lists[graph.edgeArgs[edge] + 1 + graph.imm[v]]);',
    ';',
  ),
  fault(
    'divisions leave what protects them',
    'passes/values.ts',
    'return isNonZero(graph, graph.b[v]);',
    'return true;',
  ),
  fault(
    'a select the wrong way',
    'passes/if-conversion.ts',
    'args.push(x === y ? x : this.emitSelect(op, branch, x, y));',
    'args.push(x === y ? x : this.emitSelect(op, branch, y, x));',
  ),
  fault(
    'an object that is stored does not escape',
    'passes/scalar-replacement.ts',
    'this.escape(graph.b[v]);\n        break;',
    'break;',
  ),
  fault(
    'a virtual object with old fields',
    'passes/scalar-replacement.ts',
    'this.current[field] = this.narrowed(graph.resolve(graph.b[v]), graph.aux[v], v);',
    ';',
  ),
  fault(
    'states of callers are forgotten',
    'passes/scalar-replacement.ts',
    'const parent = oldParent < 0 ? oldParent : this.rewriteState(oldParent, made);',
    'const parent = oldParent;',
  ),
  fault(
    'dead: values of states',
    'passes/dead-code.ts',
    'for (let i = at + 2; i <= at + graph.lists[at]; i += 2) this.mark(graph.lists[i]);',
    ';',
  ),
  fault(
    'threading the other way',
    'passes/control-flow.ts',
    'graph.outEdge(block, outcome === 1 ? 0 : 1)',
    'graph.outEdge(block, outcome === 1 ? 1 : 0)',
  ),
  fault(
    'merged parameters lose their arguments',
    'passes/params.ts',
    'lists[to++] = lists[at + 1 + graph.imm[v]];',
    'lists[to++] = lists[at + 1 + i];',
  ),
  fault(
    'vectors: an element at another place',
    'passes/vectorization.ts',
    'if (strip(graph, graph.b[access]) !== this.counter) return -1;',
    '',
  ),
  fault(
    'vectors: volatile elements',
    'passes/vectorization.ts',
    'if ((graph.flags[access] & ValueFlag.VOLATILE) !== 0) return -1;',
    '',
  ),
  fault('vectors: a step of any width', 'passes/vectorization.ts', ' && graph.imm[by] === 1;', ';'),
  fault(
    'vectors: any operation',
    'passes/vectorization.ts',
    ' || ARITHMETIC.get(this.type)?.has(op) !== true) return null;',
    ') return null;',
  ),
  fault(
    'vectors: values in registers that do not exist',
    'passes/vectorization.ts',
    'if (scalars.length > 8 || scalars.length + registers > MAX_REGISTERS) return null;',
    '',
  ),
  fault(
    'vectors: a loop until what others do while',
    'passes/vectorization.ts',
    '(stays ? graph.aux[test] : inverse(graph.aux[test]))',
    'graph.aux[test]',
  ),
  fault(
    'vectors: the limit on either side',
    'passes/vectorization.ts',
    'this.limit(swapped(condition, false) & IrCond.MASK, a[test])',
    'this.limit(condition, a[test])',
  ),
  fault(
    'vectors: the limit always included',
    'passes/vectorization.ts',
    'this.isInclusive = condition === IrCond.LE;',
    'this.isInclusive = true;',
  ),
  fault(
    'vectors: a poll with the counter of the loop behind',
    'passes/vectorization.ts',
    'if (entries[i] === counter) entries[i] = by;',
    ';',
  ),
  fault(
    'vectors: scalars taken for rows',
    'passes/vectorization.ts',
    '(v < 0 ? -1 - v : scalars + v)',
    '(v < 0 ? -1 - v : v)',
  ),
  fault(
    'vectors: from the first element on',
    'passes/vectorization.ts',
    'graph.addEdge(preheader, block, graph.newList([begin]));',
    'graph.addEdge(preheader, block, graph.newList([graph.int(0)]));',
  ),
  fault('vectors: a negative index', 'backend/emit-vectors.ts', 'asm.jcc(Cond.S, done);', ''),
  fault(
    'vectors: null',
    'backend/emit-vectors.ts',
    'asm.rr(Form.TEST_RM32_R32, OTHERS[i], OTHERS[i]); asm.jcc(Cond.E, done);',
    '',
  ),
  fault(
    'vectors: beyond the end of an array',
    'backend/emit-vectors.ts',
    'asm.rm(Form.CMOVG_R32_RM32, LIMIT, OTHERS[i], Obj.ARRAY_LENGTH);',
    '',
  ),
  fault(
    'vectors: a register taken over that is read again',
    'backend/emit-vectors.ts',
    'uses[x] === 1;',
    'true;',
  ),
  fault(
    'vectors: a byte of each short',
    'passes/vectorization.ts',
    '[Type.S, new Set([Op.I2C, Op.I2S])],',
    '[Type.S, new Set([Op.I2B, Op.I2C, Op.I2S])],',
  ),
  fault(
    'vectors: bytes added as shorts',
    'backend/emit-vectors.ts',
    'return sums[shift];',
    'return sums[shift || 1];',
  ),
  fault(
    'vectors: a scalar in every other byte',
    'backend/emit-vectors.ts',
    'if (shift === 0) asm.rr(Form.PUNPCKLBW_XMM_XMMM128, to, to);',
    '',
  ),
  fault(
    'vectors: a scalar in every other register of AVX',
    'backend/emit-vectors.ts',
    'asm.rr(broadcasts[shift], to, to);',
    'spread(asm, type, to, from);',
  ),
  fault(
    'vectors: half a unit',
    'backend/emit-vectors.ts',
    'at < UNIT_BYTES; at += SSE_BYTES',
    'at < SSE_BYTES; at += SSE_BYTES',
  ),
  fault(
    'vectors: the first of several units over and over',
    'backend/emit-vectors.ts',
    'emitUnit(asm, loop, registers, avx2, u * UNIT_BYTES);',
    'emitUnit(asm, loop, registers, avx2, 0);',
  ),
  fault(
    'vectors: no single units behind several',
    'backend/emit-vectors.ts',
    'asm.rr(Form.CMP_R32_RM32, COUNTER, Reg.RAX); asm.jcc(Cond.E, finished);',
    'asm.jmp(finished);',
  ),
];

const tests = ['golden', 'vectorization', 'expressions', 'passes', 'arithmetic'];

/** Matches the text however it is broken into lines. */
function lineOf(from: string): RegExp {
  const words = from.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('\\s+'));
}

function plant({ file, from, to, name }: Fault): Plugin {
  const path = join(ROOT, 'src/compiler/optimizing', file);
  return {
    name: 'fault',
    setup(esbuild): void {
      // The compiler of TypeScript inlines ambient enums; this one needs the enum itself.
      esbuild.onLoad({ filter: /x64.form\.ts$/ }, (args) => ({
        contents: readFileSync(args.path, 'utf8').replace('export declare', 'export'),
        loader: 'ts',
      }));
      esbuild.onLoad({ filter: /optimizing.*\.ts$/ }, (args) => {
        if (args.path !== path) return undefined;
        const text = readFileSync(path, 'utf8');
        const found = lineOf(from).exec(text);
        if (found === null) throw new Error(`${name}: the line is no longer in ${file}`);
        const contents = text.slice(0, found.index) + to + text.slice(found.index + found[0].length);
        return { contents, loader: 'ts' };
      });
    },
  };
}

async function isFound(planted: Fault, folder: string): Promise<string | null> {
  for (const test of tests) {
    const outfile = join(folder, `${test}.mjs`);
    await build({
      entryPoints: [join(ROOT, `test/compiler/optimizing/${test}.test.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
      plugins: [plant(planted)],
    });
    const env = { ...process.env, TAP_TIMEOUT: '600' };
    if (spawnSync(process.execPath, [outfile], { env, cwd: ROOT, timeout: 600_000 }).status !== 0)
      return test;
  }
  return null;
}

const wanted = process.argv.slice(2);
const folder = join(ROOT, `.dev/faults-${process.pid}`);
mkdirSync(folder, { recursive: true });
let missed = 0;
for (const planted of faults) {
  if (wanted.length > 0 && !wanted.includes(planted.name)) continue;
  const by = await isFound(planted, folder);
  if (by === null) missed++;
  console.log(`${by === null ? 'MISSED' : `found by ${by}`}: ${planted.name}`);
}
rmSync(folder, { recursive: true });
process.exitCode = missed === 0 ? 0 : 1;
