import type { Graph } from '../graph.js';
import { PassContext } from './context.js';
import { ControlFlow } from './control-flow.js';
import { DeadCode } from './dead-code.js';
import { IfConversion } from './if-conversion.js';
import { LoopInvariants } from './loop-invariants.js';
import { ScalarReplacement } from './scalar-replacement.js';
import { StrengthReduction } from './strength-reduction.js';
import { ValueNumbering } from './value-numbering.js';
import { Vectorization } from './vectorization.js';

/** A step from graph to graph. It leaves no replaced values behind. */
export interface Pass {
  /** As in dumps, and to switch it off. Several steps of one kind are told apart by a number. */
  readonly name: string;
  run(context: PassContext): void;
}

const controlFlow = new ControlFlow();
const valueNumbering = new ValueNumbering();
const deadCode = new DeadCode();
const scalarReplacement = new ScalarReplacement();
const strengthReduction = new StrengthReduction();
const loopInvariants = new LoopInvariants();
const ifConversion = new IfConversion();
const vectorization = new Vectorization();

/** All passes, in order. */
export const passes: readonly Pass[] = [
  { name: 'control-flow', run: (context) => controlFlow.run(context) },
  { name: 'value-numbering', run: (context) => valueNumbering.run(context) },
  { name: 'control-flow-2', run: (context) => controlFlow.run(context) },
  // Parameters that nothing reads keep objects from being replaced.
  { name: 'dead-code', run: (context) => deadCode.run(context) },
  { name: 'scalar-replacement', run: (context) => scalarReplacement.run(context) },
  { name: 'strength-reduction', run: (context) => strengthReduction.run(context) },
  { name: 'loop-invariants', run: (context) => loopInvariants.run(context) },
  { name: 'value-numbering-2', run: (context) => valueNumbering.run(context) },
  { name: 'dead-code-2', run: (context) => deadCode.run(context) },
  // Objects that were only held by objects that are gone.
  { name: 'scalar-replacement-2', run: (context) => scalarReplacement.run(context) },
  { name: 'control-flow-3', run: (context) => controlFlow.run(context) },
  { name: 'if-conversion', run: (context) => ifConversion.run(context) },
  { name: 'control-flow-4', run: (context) => controlFlow.run(context) },
  { name: 'value-numbering-3', run: (context) => valueNumbering.run(context) },
  { name: 'dead-code-3', run: (context) => deadCode.run(context) },
  { name: 'vectorization', run: (context) => vectorization.run(context) },
  { name: 'control-flow-5', run: (context) => controlFlow.run(context) },
];

export interface PassOptions {
  /** Names of passes that are left out, to find the one that is at fault. */
  readonly disabled?: ReadonlySet<string>;
  /** Called after each pass, e.g. to print or verify the graph. */
  readonly after?: (name: string, graph: Graph) => void;
}

const context = new PassContext();

/** Runs all passes over a graph, in place. */
export function runPasses(graph: Graph, options: PassOptions = {}): void {
  context.start(graph);
  for (const pass of passes) {
    if (options.disabled?.has(pass.name) === true) continue;
    pass.run(context);
    options.after?.(pass.name, graph);
  }
}
