import { Dominators } from '../analysis/dominators.js';
import { LoopForest } from '../analysis/loops.js';
import { ReversePostOrder } from '../analysis/reverse-post-order.js';
import type { Graph } from '../graph.js';

/** What passes share: the analyses of the control flow, made anew when it has changed. One for all graphs; tables are reused. */
export class PassContext {
  graph!: Graph;
  readonly rpo: ReversePostOrder = new ReversePostOrder();
  readonly dominators: Dominators = new Dominators();
  readonly loops: LoopForest = new LoopForest();
  private valid = false;

  start(graph: Graph): void {
    this.graph = graph;
    this.valid = false;
  }

  /** Makes {@link rpo}, {@link dominators} and {@link loops} true. */
  analyse(): void {
    if (this.valid) return;
    const { graph } = this;
    this.dominators.compute(graph, this.rpo.compute(graph));
    this.loops.compute(graph, this.rpo, this.dominators);
    this.valid = true;
  }

  /** Blocks or edges are others than at the last {@link analyse}. */
  flowChanged(): void {
    this.valid = false;
  }
}
