import type { Graph } from '../graph.js';
import { PassContext } from './context.js';
import { ControlFlow } from './control-flow.js';
import { DeadCode } from './dead-code.js';
import { ValueNumbering } from './value-numbering.js';

/** A step from graph to graph. It leaves no replaced values behind. */
export interface Pass {
  /** As in dumps, and to switch it off. Several steps of one kind are told apart by a number. */
  readonly name: string;
  run(context: PassContext): void;
}

const controlFlow = new ControlFlow();
const valueNumbering = new ValueNumbering();
const deadCode = new DeadCode();

/** All passes, in order. */
export const passes: readonly Pass[] = [
  { name: 'control-flow', run: (context) => controlFlow.run(context) },
  { name: 'value-numbering', run: (context) => valueNumbering.run(context) },
  { name: 'control-flow-2', run: (context) => controlFlow.run(context) },
  { name: 'dead-code', run: (context) => deadCode.run(context) },
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
