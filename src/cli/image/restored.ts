/** A process that begins with a snapshot: puts the VM into it and runs the program, or gives way to a start without an image. */
import { spawnSync } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { openDoor } from '../../../native-trampoline/door.js';
import { HostError } from '../../../native-trampoline/host-error.js';
import { type LibC, libCOf } from '../../../native-trampoline/libc.js';
import { heapLimits } from '../../vm/vm.js';
import { LaunchExit } from '../launcher/launch-exit.js';
import { describeError } from '../report-error.js';
import { parseRunArguments } from '../run-arguments.js';
import { type Outcome, runThreads, vmOptions } from '../run-main.js';
import type { RunOptions } from '../run-options.js';
import { tuneEngine } from '../tune-engine.js';
import { surroundings, unfitOption } from './fitness.js';
import { DOOR, REGION } from './folder.js';
import { hints, hintsAsEnvironment } from './hints.js';
import { leave } from './leave.js';
import type { ImagePlaces, Session } from './session.js';

/** The main function of the snapshot. `process.argv` is node and the command's arguments. */
export function restored(session: Session): void {
  tuneEngine();
  // As V8 has it by itself: what it was started with is for the snapshot's sake.
  setFlagsFromString('--flush-bytecode');
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // Node does not look after promises when this function returns, only when a callback does.
  setImmediate(() => run(session, process.argv.slice(1)).then((code) => process.exit(code), fail));
}

function fail(error: unknown): never {
  if ((error as NodeJS.ErrnoException | null)?.code === 'EPIPE') process.exit(1);
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(1);
}

async function run(session: Session, args: readonly string[]): Promise<number> {
  const { main, fd } = hints();
  if (fd) closeSync(Number(fd));
  const { image } = session;
  const { vm } = image;
  const places = placesNow(session.places, main);
  let libc: LibC;
  try {
    libc = libCOf(openDoor(places.door));
  } catch (error) {
    return ordinaryChild(places, args, (error as Error).message);
  }
  let options: RunOptions | null;
  try {
    options = await parseRunArguments(args);
  } catch (error) {
    if (error instanceof LaunchExit) return error.code;
    throw error;
  }
  // All but what is needed for that comes later: whoever needs a start without an image has waited in vain.
  const unfit = options === null ? 'help is wanted' : unfitOption(options);
  if (options === null || unfit !== null) return ordinary(places, libc, args, unfit ?? '');
  vm.options = vmOptions(options, []);
  try {
    image.thaw(libc, places.region);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return ordinary(places, libc, args, error.message);
  }
  const here = surroundings(vm);
  if (here !== session.surroundings)
    return ordinary(places, libc, args, `it is for ${session.surroundings}, here is ${here}`);
  if (options.trace.has('image')) process.stderr.write(`[image] used: ${places.region}\n`);
  vm.heap.setLimits(heapLimits(vm.options));
  const outcome: Outcome = { exit: 0, done: false };
  session.go = { options, outcome };
  session.wake();
  return leave(vm, await runThreads(vm, outcome));
}

/** A new image is tried before its folder has its name. */
function placesNow(places: ImagePlaces, main: string | undefined): ImagePlaces {
  const { GOJDK_IMAGE_PROOF: folder } = process.env;
  const ordinary = main ?? places.ordinary;
  if (folder === undefined) return { ...places, ordinary };
  delete process.env.GOJDK_IMAGE_PROOF;
  return { ...places, door: join(folder, DOOR), region: join(folder, REGION), ordinary };
}

/** The environment of a start without an image. */
function ordinaryEnvironment(why: string): NodeJS.ProcessEnv {
  return { ...process.env, ...hintsAsEnvironment({ ...hints(), why }) };
}

/** Starts without an image in another process, for want of the means to replace this one: what opens the door was removed meanwhile. Returns its exit code. */
function ordinaryChild(places: ImagePlaces, args: readonly string[], why: string): number {
  const options = { stdio: 'inherit', env: ordinaryEnvironment(why.split('\n', 1)[0]) } as const;
  const { status, signal, error } = spawnSync(process.execPath, [places.ordinary, 'run', ...args], options);
  if (error !== undefined) throw error;
  if (signal !== null) process.kill(process.pid, signal);
  return status ?? 1;
}

/** Replaces this process by one that starts without an image. */
function ordinary(places: ImagePlaces, libc: LibC, args: readonly string[], why: string): number {
  const all = ordinaryEnvironment(why);
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  const env = given.map(([name, value]) => `${name}=${value}`);
  const result = libc.exec(process.execPath, [process.execPath, places.ordinary, 'run', ...args], env);
  throw new HostError(`the start without an image failed (execve: ${result})`);
}
