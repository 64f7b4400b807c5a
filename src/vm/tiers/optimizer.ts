/** The optimizing compiler, bound to a VM. The root of a part: build/bundle.js. */
import { cpuFeatures } from '../../compiler/cpu-features.js';
import { OptimizingCompiler } from '../../compiler/optimizing/compile.js';
import type { Graph } from '../../compiler/optimizing/graph.js';
import { printGraph } from '../../compiler/optimizing/print.js';
import { verifyGraph } from '../../compiler/optimizing/verify.js';
import type { JavaMethod } from '../classes/java-class.js';
import { showStage } from '../code/code-observer.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import { CompileEnvironment } from './compile-environment.js';
import type { Optimized, Prepared } from './tiers.js';

class Optimizer {
  private readonly environment: CompileEnvironment;
  private readonly compiler: OptimizingCompiler;
  /** What is being compiled. */
  private method: JavaMethod | null = null;

  constructor(
    private readonly vm: VM,
    private readonly verify: boolean,
  ) {
    const { tiers } = vm;
    const isWatched = vm.options.observers?.some((observer) => observer.stage !== undefined) === true;
    this.environment = new CompileEnvironment(vm, {
      heat: (method) => tiers.heat(method),
      wasTaken: (method, bci, taken) => tiers.wasTaken(method, bci, taken),
      receivers: (method, bci) => tiers.receivers(method, bci),
      trapped: (method, bci, reason) => tiers.trapped(method, bci, reason),
      hasTrapped: (method, reason) => tiers.hasTrapped(method, reason),
      mayAssumeTargets: () => tiers.mayAssumeTargets(),
      targets: tiers.targets,
    });
    this.compiler = new OptimizingCompiler(this.environment, {
      after: verify || isWatched ? (name, graph) => this.afterPass(name, graph, verify) : undefined,
      gaveUp: (method, reason) => vm.trace.compile?.(`${method}: ${reason}`),
    });
  }

  private afterPass(name: string, graph: Graph, verify: boolean): void {
    showStage(this.vm, this.method as JavaMethod, `after ${name}`, () => printGraph(graph));
    if (verify) verifyGraph(graph, name);
  }

  compile(method: JavaMethod, osrBci: number, codeId: number, origin: number): Optimized | null {
    const { environment, vm } = this;
    const code = this.attempt(method, () =>
      this.compiler.compile(environment.view(method), osrBci, {
        codeId,
        origin,
        stubs: vm.trampoline.stubs,
        bmi2: cpuFeatures().bmi2,
        avx2: cpuFeatures().avx2,
      }),
    );
    return code === null ? null : { code, assumptions: environment.assumptions };
  }

  prepare(method: JavaMethod, osrBci: number, codeId: number, origin: number): Prepared | null {
    const { environment } = this;
    const job = this.attempt(method, () =>
      this.compiler.prepare(environment.view(method), osrBci, codeId, origin),
    );
    return job === null ? null : { job, assumptions: environment.assumptions };
  }

  /** A defect of the compiler costs speed, not the program; tests, which check the graphs, shall see it. */
  private attempt<T>(method: JavaMethod, step: () => T | null): T | null {
    const { environment, vm } = this;
    this.method = method;
    environment.begin();
    try {
      const made = step();
      if (made === null) environment.giveUp();
      return made;
    } catch (error) {
      environment.giveUp();
      if (!(error instanceof Error) || error instanceof JavaThrow) throw error;
      if (this.verify) throw new VmError(`${method}: ${error.message}`);
      vm.trace.compile?.(`${method}: the optimizing compiler failed: ${error.message}`);
      return null;
    }
  }
}

/** verify: the graph is checked after each pass (--verify-ir). */
export function makeOptimizer(vm: VM, verify: boolean): Optimizer {
  return new Optimizer(vm, verify);
}
