/** The start-up image for a VM in a Node process (docs/IMAGE.md): which one, and whether it does for what is asked for. */
import { basename, join } from 'node:path';
import { isLibraryProperty, unfitVariable } from '../startup/fitness.js';
import { GRAPH, problemOf, REGION } from '../startup/folder.js';
import { startMaker } from '../startup/maker.js';
import { packageFile } from '../startup/package-file.js';
import { imagePlace } from '../startup/place.js';
import { VmGraph } from '../vm/image/vm-graph.js';
import type { VmOptions } from '../vm/options.js';

/** `createVM({ image })`: false for none, or a folder. */
export type ImageOption = boolean | string | undefined;

declare const GOJDK_BUNDLED: boolean | undefined;

/** The usual image is of the program that was bundled together with the library: nothing is known of modules that may have been changed since. */
const isBundled = typeof GOJDK_BUNDLED !== 'undefined';

/** Options that an image knows nothing of, or that look inside a start: with one of them there is none. */
const UNFIT: readonly (keyof VmOptions)[] = [
  'bootAppend',
  'eager',
  'enablePreview',
  'moduleProperties',
  'processors',
  'stackSize',
  'stressGc',
  'tier',
  'verify',
  'verifyHeap',
];

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

/** Why an image does not do for these options; null if it does. */
function unfitOption(options: VmOptions): string | null {
  const variable = unfitVariable(process.env);
  if (variable !== null) return `${variable} is set`;
  for (const [name] of options.properties)
    if (isLibraryProperty(name)) return `the property ${name} is given`;
  for (const name of UNFIT) if (isGiven(options[name])) return `${name} is given`;
  if (options.assertions?.some(({ system }) => system === true) === true)
    return 'assertions of system classes';
  if (options.trace?.some((topic) => topic !== 'image') === true) return 'something is traced';
  return null;
}

/** The image that a VM with these options begins with; `why` there is none. One may be made, or tried, when the process ends. */
export function findImage(options: VmOptions, wanted: ImageOption): { graph: VmGraph | null; why: string } {
  if (wanted === false) return { graph: null, why: 'it is not wanted' };
  const env = { ...process.env };
  if (options.jdkHome !== undefined) env.JAVA_HOME = options.jdkHome;
  if (typeof wanted === 'string') env.GOJDK_IMAGE = wanted;
  const { folder, why, isUsual } = imagePlace(env);
  if (folder === '') return { graph: null, why };
  if (isUsual && !isBundled) return { graph: null, why: 'the library is not bundled' };
  const unfit = unfitOption(options);
  if (unfit !== null) return { graph: null, why: unfit };
  const problem = problemOf(folder);
  if (problem === null) return { graph: new VmGraph(join(folder, GRAPH), join(folder, REGION)), why: '' };
  if (isUsual) makeLater(folder, env);
  return { graph: null, why: `${folder}: ${problem}` };
}

/** Is the process Node, and not a program that has Node in it (Electron, a single executable application)? That would be started once more. */
const isNode = (): boolean =>
  basename(process.execPath) === 'node' && process.versions.electron === undefined;

let willMake = false;

function makeLater(folder: string, env: NodeJS.ProcessEnv): void {
  if (willMake || env.GOJDK_IMAGE_MAKE === 'no' || env.CI || !isNode()) return;
  willMake = true;
  process.on('exit', () => {
    const action = problemOf(folder, false) === null ? 'verify' : 'make';
    startMaker(action, folder, process.execPath, {
      ...env,
      // They are the program's.
      NODE_OPTIONS: undefined,
      GOJDK_IMAGE_WHY: '',
      GOJDK_IMAGE_FOLDER: folder,
      GOJDK_IMAGE_MAKE: action,
      GOJDK_IMAGE_MAIN: packageFile('dist/bundle/main.js'),
      GOJDK_IMAGE_NODE: process.execPath,
    });
  });
}
