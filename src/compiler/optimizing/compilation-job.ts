/**
 * The half of a compilation that needs nothing of the VM, passes and back end, as a message to another thread and back. Both halves in one thread (compile.ts) give the same code to the byte.
 */
import type { StubAddresses } from '../../layout/stubs.js';
import { CallKind, type CompileEnv, type MethodHandleLayout } from '../env.js';
import { generate } from './backend/generate.js';
import { type ClassFacts, collectFacts, StoredFacts } from './class-facts.js';
import { type FlatGraph, flatten, restore } from './flat-graph.js';
import { Graph, type TypeFacts } from './graph.js';
import { Op } from './ops.js';
import type { OptimizedCode } from './optimized-code.js';
import { runPasses } from './passes/passes.js';

/** What is the same for all jobs of a VM. */
export interface JobSettings {
  readonly stubs: StubAddresses;
  readonly bmi2: boolean;
  readonly avx2: boolean;
}

/** A built graph, and all that will be asked about it. */
export interface CompilationJob {
  readonly graph: FlatGraph;
  readonly facts: ClassFacts;
  /** See BackendOptions. */
  readonly codeId: number;
  readonly origin: number;
  /** Null: no call of the graph needs it. */
  readonly methodHandles: MethodHandleLayout | null;
  /** -1 likewise. */
  readonly nativeEntryPoint: number;
}

/** Copies a graph as it was built, with what the rest of its compilation needs. */
export function jobOf(
  graph: Graph,
  types: TypeFacts,
  link: Pick<CompileEnv, 'methodHandles' | 'nativeEntryPoint'>,
  codeId: number,
  origin: number,
): CompilationJob {
  let usesHandles = false;
  let usesNatives = false;
  for (let v = 1; v < graph.count; v++) {
    if (graph.op[v] !== Op.CALL) continue;
    const kind: CallKind = graph.aux[v];
    if (kind === CallKind.LINK_TO_NATIVE) usesNatives = true;
    else if (kind >= CallKind.INVOKE_BASIC && kind < CallKind.LINK_TO_NATIVE) usesHandles = true;
  }
  return {
    graph: flatten(graph),
    facts: collectFacts(graph, types),
    codeId,
    origin,
    methodHandles: usesHandles ? link.methodHandles() : null,
    nativeEntryPoint: usesNatives ? link.nativeEntryPoint() : -1,
  };
}

const graph = new Graph();

/** Does a job. `bytes` of the result is a view that the next one overwrites. Throws UnknownFact where the VM would have to be asked. */
export function runJob(job: CompilationJob, { stubs, bmi2, avx2 }: JobSettings): OptimizedCode {
  restore(graph, job.graph);
  graph.types = new StoredFacts(job.facts);
  runPasses(graph);
  return generate(graph, {
    codeId: job.codeId,
    origin: job.origin,
    stubs,
    bmi2,
    avx2,
    extraStack: graph.expandedFrames,
    link: { methodHandles: () => given(job.methodHandles), nativeEntryPoint: () => job.nativeEntryPoint },
  });
}

function given(layout: MethodHandleLayout | null): MethodHandleLayout {
  if (layout === null) throw new Error('a call through a method handle that the graph did not have');
  return layout;
}
