/** The classes of a VM as those see them who write and read its objects (object-graph.ts). They are named here, since bundles change the names of classes. */
import { Memory } from '../../../native-trampoline/memory.js';
import { Trampoline } from '../../../native-trampoline/trampoline.js';
import { AttributeInfo } from '../../classfile/attribute-holder.js';
import { ClassFile } from '../../classfile/class-file.js';
import { CodeAttribute } from '../../classfile/code-attribute.js';
import { ConstantPool } from '../../classfile/constant-pool.js';
import { MemberInfo } from '../../classfile/member-info.js';
import { TextTable } from '../../classfile/text-table.js';
import { JImage } from '../../classpath/jimage.js';
import { Heap } from '../../heap/heap.js';
import { RefList } from '../../heap/reference-processor.js';
import { JavaClass, JavaField, JavaMethod } from '../classes/java-class.js';
import { LoaderData } from '../classes/loaders.js';
import { NamedModule } from '../classes/modules.js';
import { RuntimeConstantPool } from '../classes/runtime-constant-pool.js';
import { Verification } from '../classes/verification.js';
import { CodeBlob, CodeKind } from '../code/code-blob.js';
import { CodeStore } from '../code/code-store.js';
import { Compilation } from '../code/compilation.js';
import { LiveHomes } from '../code/live-homes.js';
import { TablesInRegion } from '../code/stored-tables.js';
import { ConcatHelper } from '../invoke/concat-code.js';
import { VmRoots } from '../roots.js';
import { Events } from '../threads/events.js';
import { Activation, JavaThread } from '../threads/java-thread.js';
import { Monitor } from '../threads/monitors.js';
import { StackSlot } from '../threads/stacks.js';
import { Threads } from '../threads/threads.js';
import { BlockProfile } from '../tiers/block-profile.js';
import { ReceiverProfile } from '../tiers/receiver-profile.js';
import { Tiers } from '../tiers/tiers.js';
import { VM } from '../vm.js';
import { ClassFileInRegion } from './compact.js';
import { CodeInRegion } from './stored-blobs.js';
import { MembersInRegion } from './stored-members.js';
import { StoredMethods } from './stored-methods.js';
import { ResolvedInRegion } from './stored-pools.js';
import { Symbols } from './symbols.js';

interface AnyClass {
  readonly prototype: object;
}

/** Objects of these are data: a VM that has just been made has none of them that it could not do without. */
const DATA: Readonly<Record<string, AnyClass>> = {
  AttributeInfo,
  BlockProfile,
  ClassFile,
  ClassFileInRegion,
  CodeAttribute,
  CodeBlob,
  CodeInRegion,
  CodeStore,
  ConcatHelper,
  ConstantPool,
  Activation,
  JavaClass,
  JavaField,
  JavaMethod,
  JavaThread,
  LoaderData,
  MemberInfo,
  MembersInRegion,
  Monitor,
  NamedModule,
  ReceiverProfile,
  RefList,
  ResolvedInRegion,
  RuntimeConstantPool,
  StackSlot,
  StoredMethods,
  Symbols,
  TablesInRegion,
  TextTable,
};

const NOBODY = null as unknown as JavaClass & LoaderData;

/** Those that hot code meets beside objects which it makes itself: V8 knows an object by how it was made. All that they hold is written afterwards. */
const MAKERS: Readonly<Record<string, () => object>> = {
  CodeBlob: () => new CodeBlob(0, CodeKind.BASELINE, null as unknown as JavaMethod, 0, 0, null, 0),
  JavaClass: () => new JavaClass('', NOBODY, 0, null),
  JavaField: () => new JavaField(NOBODY, '', '', 0, null, 0),
  JavaMethod: () => new JavaMethod(NOBODY, '', '', 0, null, 0),
  JavaThread: () => new JavaThread(0, { top: 0, end: 0 } as StackSlot),
  LoaderData: () => new LoaderData(0, 0),
  Monitor: () => new Monitor(false),
  RuntimeConstantPool: () => new RuntimeConstantPool(NOBODY),
};

const names: ReadonlyMap<unknown, string> = new Map(
  Object.entries(DATA).map(([name, c]) => [c.prototype, name]),
);

/** Name of the class of an object that is data, undefined if it is none. */
export function dataClassOf(object: object): string | undefined {
  return names.get(Object.getPrototypeOf(object));
}

/** What makes objects of a class, undefined if there is no such class. */
export function makerOf(name: string): (() => object) | undefined {
  const made = MAKERS[name];
  if (made !== undefined) return made;
  const { prototype } = DATA[name] ?? {};
  return prototype === undefined ? undefined : () => Object.create(prototype);
}

/** Objects of these are the process's own: nothing of them is written. */
const OF_PROCESS: readonly AnyClass[] = [Events, JImage, Memory, Trampoline, Verification];

const ofProcess: ReadonlySet<unknown> = new Set(OF_PROCESS.map(({ prototype }) => prototype));

export const isOfProcess = (object: object): boolean => ofProcess.has(Object.getPrototypeOf(object));

/** Fields that a VM which has just been made has right: of its own process, or of no use to another. */
const KEPT: readonly (readonly [AnyClass, readonly string[]])[] = [
  [VM, ['atEnd', 'beforeFullCollection', 'bound', 'embedder', 'jdk', 'leafCalls', 'options', 'trace']],
  [Compilation, ['assembler', 'builder', 'ir']],
  [Heap, ['options']],
  [Tiers, ['background', 'compiler', 'prepare']],
  [Threads, ['eventLoopTurn', 'newContext', 'onReady', 'wakeLoop']],
];

const keptOf: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(
  KEPT.map(([c, fields]) => [c.prototype, new Set(fields)]),
);

/** Is a field one of those? */
export function isKept(object: object, field: string): boolean {
  return keptOf.get(Object.getPrototypeOf(object))?.has(field) === true;
}

/** Fields that are found again, or made anew, in another process. */
const FORGOTTEN: readonly (readonly [AnyClass, readonly string[]])[] = [
  [JavaMethod, ['native']],
  [Activation, ['steps']],
  [LiveHomes, ['builder']],
  [VmRoots, ['cursor']],
];

const forgottenOf: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(
  FORGOTTEN.map(([c, fields]) => [c.prototype, new Set(fields)]),
);

export function isForgotten(object: object, field: string): boolean {
  return forgottenOf.get(Object.getPrototypeOf(object))?.has(field) === true;
}
