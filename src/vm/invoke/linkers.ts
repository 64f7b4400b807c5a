/**
 * MethodHandle.invokeBasic and linkTo* as methods that can be called. The compilers emit their own code where one of them is called by name; but a MemberName can
 * lead to one, and a lambda form that is interpreted calls it through that. So each descriptor gets a native method of its own that does the same, slowly.
 */

import { Acc } from '../../jvms/access-flags.js';
import { MethodRec } from '../../layout/layout.js';
import { type JavaClass, JavaMethod } from '../classes/java-class.js';
import { Conflict, defaultFailure, selectMethod } from '../classes/lookup.js';
import { FieldAccess } from '../field-access.js';
import type { NativeFunction } from '../native.js';
import { internalError, npe, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { type CallTarget, directTarget } from './call-target.js';
import { interfaceTarget, LINK_TO_INTERFACE, LINK_TO_VIRTUAL } from './interface-call.js';
import { methodOf, RefKind } from './member-names.js';

const METHOD_HANDLE = 'java/lang/invoke/MethodHandle';
const INVOKE_BASIC = 'invokeBasic';
const LINK_TO_STATIC = 'linkToStatic';
const LINK_TO_NATIVE = 'linkToNative';
const LINKERS = new Set([
  LINK_TO_STATIC,
  'linkToSpecial',
  LINK_TO_VIRTUAL,
  LINK_TO_INTERFACE,
  LINK_TO_NATIVE,
]);

const handleForm = new FieldAccess(METHOD_HANDLE, 'form', 'Ljava/lang/invoke/LambdaForm;');
const formEntry = new FieldAccess('java/lang/invoke/LambdaForm', 'vmentry', 'Ljava/lang/invoke/MemberName;');

export class Linkers {
  private readonly made = new Map<string, JavaMethod>();

  constructor(private readonly vm: VM) {}

  /** Where a reference to one of the linkers leads; null if it refers to something else. */
  find(holder: JavaClass, name: string, descriptor: string, kind: RefKind): CallTarget | null {
    if (holder.name !== METHOD_HANDLE || !holder.loader.isBoot) return null;
    const isStatic = kind === RefKind.INVOKE_STATIC && LINKERS.has(name);
    if (!isStatic && (name !== INVOKE_BASIC || kind === RefKind.INVOKE_STATIC)) return null;
    const key = name + descriptor;
    let method = this.made.get(key);
    if (method === undefined) {
      method = this.make(holder, name, descriptor, isStatic);
      this.made.set(key, method);
    }
    return directTarget(method);
  }

  private make(holder: JavaClass, name: string, descriptor: string, isStatic: boolean): JavaMethod {
    const { vm } = this;
    const flags = Acc.FINAL | Acc.NATIVE | Acc.SYNTHETIC | (isStatic ? Acc.STATIC : 0);
    const method = new JavaMethod(holder, name, descriptor, flags, null, -1);
    vm.methods.register(method);
    vm.memory.store32(method.record + MethodRec.CLASS, holder.record);
    method.hidden = true;
    if (name === LINK_TO_NATIVE) vm.foreign.link(method);
    return method;
  }

  /** The function that serves a method made here. */
  nativeOf({ name, kinds }: JavaMethod): NativeFunction {
    return (vm, ...args) => link(vm, name, kinds, args);
  }
}

function* link(vm: VM, name: string, kinds: string, args: number[]): Steps<number | bigint> {
  const given = exact(vm, kinds, args);
  const result = yield* vm.call(targetOf(vm, name, args), ...given);
  if (!kinds.endsWith('J')) return result;
  return (BigInt(vm.resultHigh) << 32n) | BigInt(vm.resultLow >>> 0);
}

/** The arguments with longs in full. */
function exact(vm: VM, kinds: string, args: number[]): number[] {
  return args.map((value, i) => {
    if (kinds[i] !== 'J') return value;
    const at = vm.nativeArguments + 8 * i;
    const wide = (BigInt(vm.memory.load32(at + 4)) << 32n) | BigInt(vm.memory.load32(at) >>> 0);
    return wide as unknown as number;
  });
}

function targetOf(vm: VM, name: string, args: number[]): JavaMethod {
  if (name === INVOKE_BASIC) {
    if (args[0] === 0) throw npe();
    return named(vm, formEntry.get(vm, handleForm.get(vm, args[0])));
  }
  const method = named(vm, args[args.length - 1]);
  if (name === LINK_TO_STATIC) return method;
  if (args[0] === 0) throw npe();
  if (name === 'linkToSpecial') return method;
  const cls = vm.classes.of(args[0]);
  if (name === LINK_TO_INTERFACE)
    return interfaceTarget(vm, cls, method, () => ({ isVirtual: false, linker: name }));
  if (!cls.isSubclassOf(method.holder))
    throw internalError('the receiver is no instance of the method’s class');
  const selected = selectMethod(cls, method);
  const failure = defaultFailure(cls, selected);
  if (failure !== null) throw failure;
  if (selected === null || selected instanceof Conflict || selected.isAbstract)
    throw vm.messages.missingImplementation(selected instanceof JavaMethod ? selected : method);
  return selected;
}

function named(vm: VM, member: number): JavaMethod {
  const method = member === 0 ? null : methodOf(vm, member);
  if (method === null) throw internalError('unresolved MemberName');
  return method;
}
