/** Makes a VM that has started, and has run a training program, and keeps it for others. Runs in `node --build-snapshot`. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDoor } from '../../../native-trampoline/door.js';
import { libCOf } from '../../../native-trampoline/libc.js';
import { enterProcess, leaveProcess } from '../../natives/leave-process.js';
import { surroundings } from '../../startup/fitness.js';
import { GRAPH } from '../../startup/folder.js';
import { type MethodList, parseMethodList, writeCodeStore } from '../../vm/code/code-store-writer.js';
import { type Compacted, compact } from '../../vm/image/compact.js';
import { refreshEnvironment } from '../../vm/image/environment.js';
import { VmImage } from '../../vm/image/image.js';
import { Pins } from '../../vm/image/pins.js';
import { listed } from '../../vm/jdk/releases.js';
import { beginProgram, bootLibrary, openVm } from '../../vm/start.js';
import type { Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';
import { parseRunArguments } from '../run-arguments.js';
import { mainSteps, vmOptions } from '../run-main.js';
import { defaultRunOptions } from '../run-options.js';
import { unfitOption } from './fitness.js';
import { linkAhead, preload } from './preload.js';
import type { ImagePlaces, Session } from './session.js';
import { train } from './train.js';

const PRESSURE = 1 << 30;
const TURNS = 8;
/** Whose start has been looked through (environment.ts). */
const RELEASES: readonly number[] = [17, 21, 25];

interface Making {
  session: Session | null;
  /** Set when the VM is ready to be kept. */
  compacted: Compacted | null;
}

/** Resolves to what the snapshot is to hold. `now`: where the files are while the image is made. */
export async function build(
  places: ImagePlaces,
  now: Pick<ImagePlaces, 'door' | 'region'>,
): Promise<Session> {
  const making: Making = { session: null, compacted: null };
  const host = { platform: process.platform, arch: process.arch, loadLibC: () => libCOf(openDoor(now.door)) };
  const options = vmOptions({ ...defaultRunOptions(), target: null, tasks: null, args: [] }, []);
  const { vm, main } = openVm({ ...options, mayRestart: false, host }, (vm) =>
    mainThread(vm, places, making),
  );
  // What environment.ts makes anew is that of these releases.
  if (!RELEASES.includes(vm.release)) throw new Error(`there are images of JDK ${listed(RELEASES)} only`);
  vm.threads.runSome(() => making.compacted !== null && !vm.threads.runnable);
  const image = new VmImage(vm, places.name, { roots: [], leave: leaveProcess, enter: enterProcess });
  const session: Session = {
    places,
    image,
    go: null,
    wake: () => vm.threads.wake(main),
    surroundings: surroundings(vm),
  };
  making.session = session;
  await rehearse();
  image.freeze(now.region);
  const pins = new Pins();
  making.compacted?.release(pins);
  making.compacted = null;
  await finalize();
  pins.settle();
  await finalize();
  image.writeGraph(join(dirname(now.region), GRAPH), session.surroundings);
  return session;
}

/** What each start does before it knows whether the image is for it: V8 keeps the code of functions that have been called. */
async function rehearse(): Promise<void> {
  const options = await parseRunArguments(['-cp', '.', '-Dname=value', 'Main', 'argument'], {});
  if (options !== null && unfitOption(options) === null) vmOptions(options, []);
}

/**
 * Lets V8 collect what belonged to the door. Node-API tells of its end in an immediate; one that is pending when the snapshot is made would be counted for ever in processes that begin with it, whose own
 * immediates would then not keep them alive.
 */
async function finalize(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    // Memory outside of its heap makes V8 collect; nothing of it is touched.
    if (turn < TURNS / 2) new ArrayBuffer(PRESSURE);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function methodList(folder: string, file: string): MethodList {
  return parseMethodList(readFileSync(join(folder, file), 'latin1'));
}

/** Code of what applications call in the JDK, for classes that are not loaded yet. */
function addStore(vm: VM, folder: string): void {
  const list = methodList(folder, 'library-methods.txt');
  vm.store = vm.compilation.withBuilder((builder, reused) => writeCodeStore(vm, list, builder, reused));
}

function* mainThread(vm: VM, places: ImagePlaces, making: Making): Steps<void> {
  yield* bootLibrary(vm);
  yield* train(vm, places.training);
  preload(vm, methodList(places.training, 'common-methods.txt'));
  linkAhead(vm);
  addStore(vm, places.training);
  vm.classes.archivedSymbols.keepIn(vm.memory, vm.metaspace);
  while (vm.threads.runnable) yield* vm.threads.giveWay();
  const compacted = compact(vm);
  vm.heap.settle(vm.roots);
  making.compacted = compacted;
  while (!making.session?.go) yield* vm.threads.block('image');
  const { options, outcome } = making.session.go;
  making.session.go = null;
  yield* refreshEnvironment(vm);
  beginProgram(vm);
  yield* mainSteps(vm, options, null, outcome);
}
