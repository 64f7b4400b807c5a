/** `gojdk run`: arguments -> options -> VM. */
import { existsSync } from 'node:fs';
import { expandWildcards, splitClassPath } from '../classpath/class-path.js';
import { resolveClassFile } from './class-file-target.js';
import { resolveJar } from './jar-target.js';
import { SOURCE_VERSION, setNumbered } from './java-switches.js';
import { parseRunArguments } from './run-arguments.js';
import type { DraftTarget, RunDraft } from './run-draft.js';
import type { RunOptions, RunTarget } from './run-options.js';
import { tuneEngine } from './tune-engine.js';
import { UsageError } from './usage-error.js';

/** Runs the program; resolves to its exit code. */
export async function command(args: readonly string[]): Promise<number> {
  const request = parseRunArguments(args);
  if (request.help) {
    const { runHelp } = await import('./run-help.js');
    process.stdout.write(runHelp());
    return 0;
  }
  const options = completeOptions(request.draft, process.env.CLASSPATH);
  tuneEngine();
  const { runMain } = await import('./run-main.js');
  return runMain(options);
}

/** The options with the class path worked out. `environment` is what CLASSPATH says. Throws UsageError, ClassFormatProblem. */
export function completeOptions(
  draft: RunDraft & { readonly target: DraftTarget },
  environment: string | undefined,
): RunOptions {
  const given = draft.classPath === null ? null : expandWildcards(splitClassPath(draft.classPath));
  const { target } = draft;
  switch (target.kind) {
    case 'file': {
      const { className, root } = resolveClassFile(target.path);
      return complete(draft, { kind: 'class', name: className }, [root, ...(given ?? [])]);
    }
    case 'jar': {
      const { mainClass, properties } = resolveJar(target.path, draft.properties);
      return complete({ ...draft, properties }, { ...target, mainClass }, [target.path]);
    }
    case 'module':
      return complete(draft, target, given ?? []);
    case 'class': {
      if (isSourceFile(draft, target.name)) return completeSource(draft, target.name, given, environment);
      if (target.name.endsWith('.jar') && existsSync(target.name))
        throw new UsageError(`${target.name} is a jar: run it with -jar`);
      const classPath = given ?? expandWildcards(splitClassPath(environment ?? '.'));
      return complete(draft, { kind: 'class', name: target.name.replaceAll('/', '.') }, classPath);
    }
  }
}

function isSourceFile(draft: RunDraft, name: string): boolean {
  return draft.properties.has(SOURCE_VERSION) || (name.endsWith('.java') && existsSync(name));
}

/** A source file is the first argument of the JDK's own launcher for such, which compiles it in memory. */
function completeSource(
  draft: RunDraft,
  file: string,
  given: readonly string[] | null,
  environment: string | undefined,
): RunOptions {
  const properties = new Map(draft.properties);
  setNumbered(properties, 'jdk.module.addmods', 'ALL-DEFAULT');
  return complete(
    { ...draft, properties, args: [file, ...draft.args] },
    { kind: 'module', module: 'jdk.compiler', mainClass: 'com.sun.tools.javac.launcher.Main' },
    given ?? expandWildcards(splitClassPath(environment ?? '.')),
  );
}

function complete(draft: RunDraft, target: RunTarget, classPath: readonly string[]): RunOptions {
  return { ...draft, target, classPath };
}
