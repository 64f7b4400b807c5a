/** Agents, which gojdk has none of: HotSpot's words if the agent could not be found under `java` either, and ours if it could. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findJdk } from '../../classpath/find-jdk.js';
import { Jar } from '../../classpath/jar.js';
import { UsageError } from '../usage-error.js';
import { failInitialization, type Output } from './launch-exit.js';

export interface Agent {
  /** -Xrun, -agentlib, -agentpath, -javaagent. */
  readonly kind: 'run' | 'lib' | 'path' | 'java';
  /** What stands behind the colon. */
  readonly value: string;
  readonly option: string;
}

/** Throws LaunchExit or UsageError: a program cannot do without an agent that it is started with. */
export function refuseAgents(agents: readonly Agent[], output: Output): void {
  for (const agent of agents) {
    if (agent.kind === 'java') checkJavaAgent(agent.value.split('=', 1)[0], output);
    else checkLibrary(agent, output);
    throw new UsageError(`agents are not supported: ${agent.option}`);
  }
}

function checkLibrary({ kind, value }: Agent, output: Output): void {
  const name = value.split(kind === 'run' ? ':' : '=', 1)[0];
  const missing = (where: string, file: string): Error =>
    failInitialization(
      output,
      `Could not find agent library ${name} ${where}, with error: ${file}: cannot open shared object file: No such file or directory`,
    );
  if (kind === 'path') {
    if (!existsSync(name)) throw missing('in absolute path', name);
    return;
  }
  const file = `lib${name}.so`;
  const folders = [join(findJdk().home, 'lib'), ...(process.env.LD_LIBRARY_PATH ?? '').split(delimiter)];
  if (!folders.some((folder) => folder !== '' && existsSync(join(folder, file))))
    throw missing('on the library path', file);
}

function checkJavaAgent(path: string, output: Output): void {
  const failed = (message: string): Error => {
    output.err(`${message} ${path}\n`);
    return failInitialization(output, 'agent library failed to init: instrument');
  };
  let premain: string | undefined;
  try {
    const jar = new Jar(path);
    if (jar.manifest === null) throw new Error('no manifest');
    premain = jar.manifest.main.get('Premain-Class');
    jar.close();
  } catch {
    throw failed('Error opening zip file or JAR manifest missing :');
  }
  if (premain === undefined) throw failed('Failed to find Premain-Class manifest attribute in');
}
