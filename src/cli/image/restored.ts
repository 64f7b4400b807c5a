/** A process that begins with a snapshot: puts the VM into it and runs the program, or gives way to a start without an image. */
import { spawnSync } from 'node:child_process';
import { closeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { openDoor } from '../../../native-trampoline/door.js';
import { HostError } from '../../../native-trampoline/host-error.js';
import { type LibC, libCOf } from '../../../native-trampoline/libc.js';
import { forgetRestarts, nextAttempt } from '../../../native-trampoline/restart.js';
import { surroundings } from '../../startup/fitness.js';
import { DOOR, REGION } from '../../startup/folder.js';
import { heapLimits } from '../../vm/vm.js';
import { HeldOutput } from '../launcher/held-output.js';
import { LaunchExit, PROCESS_OUTPUT } from '../launcher/launch-exit.js';
import { describeError } from '../report-error.js';
import { parseRunArguments } from '../run-arguments.js';
import { type Outcome, runThreads, vmOptions } from '../run-main.js';
import { defaultRunOptions, type RunOptions } from '../run-options.js';
import { tuneEngine } from '../tune-engine.js';
import { unfitOption } from './fitness.js';
import { hints, hintsAsEnvironment } from './hints.js';
import { leave } from './leave.js';
import { makeStore, Programs } from './programs.js';
import type { ImagePlaces, Session } from './session.js';
import { TRY_AGAIN } from './try-again.js';

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
  const { main, fd, spool } = hints();
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
  const output = new HeldOutput(PROCESS_OUTPUT);
  let options: RunOptions | null;
  try {
    options =
      spool === undefined
        ? await parseRunArguments(args, process.env, output)
        : { ...defaultRunOptions(), target: { kind: 'class', name: '' }, tasks: null, args: [] };
  } catch (error) {
    output.release();
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
    startAnew(places, libc, args, error);
    return ordinary(places, libc, args, error.message);
  }
  forgetRestarts();
  const here = surroundings(vm);
  if (here !== session.surroundings)
    return ordinary(places, libc, args, `it is for ${session.surroundings}, here is ${here}`);
  if (spool !== undefined) {
    makeStore(vm, image.name, spool);
    return 0;
  }
  const programs = new Programs(vm, dirname(places.region), options, hints());
  const ofProgram = programs.open(libc, image.name);
  output.release();
  if (options.trace.has('image')) {
    process.stderr.write(`[image] used: ${places.region}\n`);
    if (ofProgram !== null) process.stderr.write(`[image] of the program: ${ofProgram}\n`);
  }
  vm.heap.setLimits(heapLimits(vm.options));
  const outcome: Outcome = { exit: 0, done: false };
  session.go = { options, outcome };
  session.wake();
  const code = await runThreads(vm, outcome);
  programs.keep();
  return leave(vm, code);
}

interface StartPlaces extends ImagePlaces {
  /** It is the image that is tried, or needed: there must be no start without it. */
  readonly isProof: boolean;
}

/** A new image is tried before its folder has its name. */
function placesNow(places: ImagePlaces, main: string | undefined): StartPlaces {
  const { GOJDK_IMAGE_PROOF: folder } = process.env;
  const ordinary = main ?? places.ordinary;
  if (folder === undefined) return { ...places, ordinary, isProof: hints().spool !== undefined };
  delete process.env.GOJDK_IMAGE_PROOF;
  return { ...places, door: join(folder, DOOR), region: join(folder, REGION), ordinary, isProof: true };
}

/** The environment of a start without an image. */
function ordinaryEnvironment(why: string): NodeJS.ProcessEnv {
  return { ...process.env, ...hintsAsEnvironment({ ...hints(), why }) };
}

/** Starts without an image in another process, for want of the means to replace this one: what opens the door was removed meanwhile. Returns its exit code. */
function ordinaryChild(places: StartPlaces, args: readonly string[], why: string): number {
  if (places.isProof) throw new HostError(why);
  const options = { stdio: 'inherit', env: ordinaryEnvironment(why.split('\n', 1)[0]) } as const;
  const { status, signal, error } = spawnSync(process.execPath, [places.ordinary, 'run', ...args], options);
  if (error !== undefined) throw error;
  if (signal !== null) process.kill(process.pid, signal);
  return status ?? 1;
}

/** Where V8's memory lies in the way of the region, another process may have better luck: this one is replaced by one that starts from the image, too. Returns if that is of no use. */
function startAnew(places: StartPlaces, libc: LibC, args: readonly string[], error: HostError): void {
  const attempt = nextAttempt(error);
  if (attempt === null) return;
  if (places.isProof) process.exit(TRY_AGAIN);
  const words = ['/bin/sh', join(dirname(places.ordinary), '../../bin/gojdk'), 'run', ...args];
  libc.exec(words[0], words, { ...process.env, ...attempt, GOJDK_IMAGE_TRAIN: hints().train });
}

/** Replaces this process by one that starts without an image. */
function ordinary(places: StartPlaces, libc: LibC, args: readonly string[], why: string): number {
  if (places.isProof) throw new HostError(why);
  const words = [process.execPath, places.ordinary, 'run', ...args];
  const result = libc.exec(process.execPath, words, ordinaryEnvironment(why));
  throw new HostError(`the start without an image failed (execve: ${result})`);
}
