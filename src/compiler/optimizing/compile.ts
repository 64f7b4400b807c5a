/** The optimizing compiler: a method's slot IR to SSA, the passes over it, machine code. docs/OPTIMIZING.md is the tour. */
import { type BackendOptions, generate } from './backend/generate.js';
import { GraphBuilder } from './build/graph-builder.js';
import { Unsupported } from './build/unsupported.js';
import { type CompilationJob, jobOf } from './compilation-job.js';
import type { MethodRef, OptimizingEnv } from './environment.js';
import type { Graph } from './graph.js';
import type { OptimizedCode } from './optimized-code.js';
import { type PassOptions, runPasses } from './passes/passes.js';

/** For whoever wants to see or check a graph on its way. */
export interface CompileOptions extends PassOptions {
  /** Called when the compiler gives up a method, with the reason. */
  readonly gaveUp?: (method: MethodRef, reason: string) => void;
}

export class OptimizingCompiler {
  private readonly builder: GraphBuilder;

  constructor(
    private readonly env: OptimizingEnv,
    private readonly options: CompileOptions = {},
  ) {
    this.builder = new GraphBuilder(env);
  }

  /**
   * Compiles a method: for calls (osrBci -1), or for on-stack replacement at the loop header there. Null: it stays as it is. `bytes` of the result is a view that the next
   * compilation overwrites.
   */
  compile(
    method: MethodRef,
    osrBci: number,
    options: Omit<BackendOptions, 'extraStack' | 'link'>,
  ): OptimizedCode | null {
    const graph = this.build(method, osrBci);
    if (graph === null) return null;
    runPasses(graph, this.options);
    return generate(graph, { ...options, link: this.env.link, extraStack: graph.expandedFrames });
  }

  /** The first half of {@link compile}, and what another thread needs for the second: {@link CompilationJob}. */
  prepare(method: MethodRef, osrBci: number, codeId: number, origin: number): CompilationJob | null {
    const graph = this.build(method, osrBci);
    return graph === null ? null : jobOf(graph, this.env, this.env.link, codeId, origin);
  }

  private build(method: MethodRef, osrBci: number): Graph | null {
    try {
      const graph = this.builder.build(method, osrBci);
      graph.mayMoveChecks = !graph.methods.some(({ id }) => this.env.hasMovedInVain(id));
      this.options.after?.('build', graph);
      return graph;
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      this.options.gaveUp?.(method, error.message);
      return null;
    }
  }
}
