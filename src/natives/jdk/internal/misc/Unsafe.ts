import { loadavg } from 'node:os';
import { ClassFlag, ClassRec, InitState, Obj, Region } from '../../../../layout/layout.js';
import type { JavaClass, JavaField } from '../../../../vm/classes/java-class.js';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, JavaException, JavaThrow, npe, type Steps } from '../../../../vm/steps.js';
import type { JavaThread } from '../../../../vm/threads/java-thread.js';
import { ThreadStatus } from '../../../../vm/threads/monitors.js';
import type { VM } from '../../../../vm/vm.js';
import { checkMapped } from '../../../posix/mapped-files.js';
import { symbol } from '../../../posix/scratch.js';
import { longArgument } from '../../../reflection/boxing.js';
import { fieldOf } from '../../../reflection/reflect-objects.js';

/** Below 2^53 all addresses of a process are exact. */
function addressOf(base: number, offset: number): number {
  return base === 0 ? offset : (base >>> 0) + offset;
}

/** Is the range of addresses within the region, so that typed arrays see it? */
function isOurs(address: number, bytes: number): boolean {
  return address >= Region.BASE && address + bytes <= Region.END;
}

/** Bytes that are swapped at a time; a multiple of all units. */
const SWAP_BUFFER = 1 << 16;

function copyMemory(vm: VM, from: number, to: number, bytes: number): void {
  if (bytes === 0) return;
  if (isOurs(from, bytes) && isOurs(to, bytes)) {
    vm.memory.u8.copyWithin(to - Region.BASE, from - Region.BASE, from - Region.BASE + bytes);
    return;
  }
  checkMapped(vm, from, bytes);
  checkMapped(vm, to, bytes);
  vm.trampoline.callC(symbol(vm, 'memmove'), to, from, bytes);
}

function setMemory(vm: VM, address: number, bytes: number, value: number): void {
  if (bytes === 0) return;
  if (isOurs(address, bytes)) {
    vm.memory.u8.fill(value, address - Region.BASE, address - Region.BASE + bytes);
    return;
  }
  checkMapped(vm, address, bytes);
  vm.trampoline.callC(symbol(vm, 'memset'), address, value & 0xff, bytes);
}

/** Copies with the bytes of each unit reversed; by way of memory that typed arrays see, if neither end is there. */
function copySwapMemory(vm: VM, from: number, to: number, bytes: number, unit: number): void {
  if (isOurs(to, bytes)) {
    copyMemory(vm, from, to, bytes);
    swapUnits(vm, to, bytes, unit);
    return;
  }
  const buffer = vm.nativeMemory.allocate(Math.min(bytes, SWAP_BUFFER));
  // Where the areas overlap, what is still to be read must not be overwritten.
  const backward = from < to && to < from + bytes;
  for (let done = 0; done < bytes; done += SWAP_BUFFER) {
    const part = Math.min(SWAP_BUFFER, bytes - done);
    const at = backward ? bytes - done - part : done;
    copyMemory(vm, from + at, buffer, part);
    swapUnits(vm, buffer, part, unit);
    copyMemory(vm, buffer, to + at, part);
  }
  vm.nativeMemory.release(buffer);
}

function swapUnits(vm: VM, address: number, bytes: number, unit: number): void {
  const area = Buffer.from(vm.memory.u8.buffer, vm.memory.u8.byteOffset + address - Region.BASE, bytes);
  if (unit === 2) area.swap16();
  else if (unit === 4) area.swap32();
  else area.swap64();
}

/** `argument`: which of the running native's arguments the size is, which a number may not hold exactly. */
function allocateMemory(vm: VM, bytes: number, argument = 1): number {
  return vm.nativeMemory.tryAllocate(bytes) || outsideMemory(vm, 0, bytes, argument);
}

/** Beyond the area: whatever the system has, at addresses that only machine code and C functions reach. `old` (see realloc(3)) 0 for new memory. */
function outsideMemory(vm: VM, old: number, bytes: number, argument: number): number {
  const address = vm.trampoline.callC(symbol(vm, 'realloc'), old, bytes);
  if (address !== 0) return address;
  throw new JavaThrow('java/lang/OutOfMemoryError', `Unable to allocate ${longArgument(vm, argument)} bytes`);
}

function freeMemory(vm: VM, address: number): void {
  if (address === 0) return;
  if (vm.nativeMemory.owns(address)) vm.nativeMemory.release(address);
  else vm.trampoline.callC(symbol(vm, 'free'), address);
}

function reallocateMemory(vm: VM, address: number, bytes: number): number {
  if (address === 0) return allocateMemory(vm, bytes, 2);
  if (!vm.nativeMemory.owns(address)) return outsideMemory(vm, address, bytes, 2);
  const moved = allocateMemory(vm, bytes, 2);
  copyMemory(vm, address, moved, Math.min(bytes, vm.nativeMemory.capacity(address)));
  freeMemory(vm, address);
  return moved;
}

/** LockSupport.park: until a permit, an interrupt, the time given, or for no reason. */
function* park(vm: VM, isAbsolute: number, time: number): Steps<void> {
  const { threads } = vm;
  const thread = threads.current;
  thread.timesWaited++;
  if (thread.permit || threads.isInterrupted(thread)) {
    thread.permit = false;
    return;
  }
  if (time < 0 || (isAbsolute !== 0 && time === 0)) return;
  if (time === 0) {
    threads.setStatus(thread, ThreadStatus.PARKED);
    yield* threads.block('park');
  } else {
    const milliseconds = isAbsolute !== 0 ? time - Date.now() : time / 1e6;
    if (milliseconds > 0) {
      threads.setStatus(thread, ThreadStatus.PARKED_TIMED);
      yield* threads.blockFor('park', milliseconds);
    }
  }
  thread.permit = false;
  threads.setStatus(thread, ThreadStatus.RUNNABLE);
}

function unpark(vm: VM, object: number): void {
  if (object === 0) return;
  const thread = vm.threads.ofObject(object);
  if (thread === null) return;
  for (let t: JavaThread | null = thread; t !== null; t = t.mounted) {
    t.permit = true;
    if (t.blockedOn === 'park') vm.threads.wake(t);
  }
}

function* allocateInstance(vm: VM, mirror: number): Steps<number> {
  if (mirror === 0) throw npe();
  const cls = vm.classes.ofMirror(mirror);
  if ((cls.flags & ClassFlag.PRIMITIVE) !== 0) throw new JavaThrow('java/lang/InstantiationException');
  if ((cls.flags & (ClassFlag.ABSTRACT | ClassFlag.INTERFACE | ClassFlag.ARRAY)) !== 0)
    throw new JavaThrow('java/lang/InstantiationException', cls.javaName);
  if ((cls.flags & ClassFlag.MIRROR) !== 0)
    throw new JavaThrow('java/lang/IllegalAccessException', cls.javaName);
  yield* vm.initializer.initialize(cls);
  return vm.allocate(cls);
}

function fieldOffsetByName(vm: VM, mirror: number, name: number): number {
  if (mirror === 0 || name === 0) throw npe();
  const text = vm.strings.toJs(name);
  const cls = vm.classes.ofMirror(mirror);
  for (const f of cls.fields)
    if (f.name === text && f.info !== null) return f.isStatic ? f.location - cls.mirror : f.location;
  throw new JavaThrow('java/lang/InternalError');
}

/** The field of a java.lang.reflect.Field, which must be static or must not be. */
function checkedField(vm: VM, object: number, isStatic: boolean): JavaField {
  const field = fieldOf(vm, object);
  if (field.isStatic !== isStatic) throw illegalArgument();
  return field;
}

/** The array class; what HotSpot throws for others it names wrongly. */
function arrayClass(vm: VM, mirror: number): JavaClass {
  const cls = vm.classes.ofMirror(mirror);
  if (!cls.isArray) throw new JavaThrow('java/lang/NoClassDefFoundError', 'java/lang/InvalidClassException');
  return cls;
}

const OBJECT = 'Ljava/lang/Object;';

export const Unsafe: NativeTable = {
  'jdk/internal/misc/Unsafe': {
    'registerNatives()V': () => undefined,
    'allocateMemory0(J)J': (vm, _self, bytes) => allocateMemory(vm, bytes),
    'reallocateMemory0(JJ)J': (vm, _self, address, bytes) => reallocateMemory(vm, address, bytes),
    'freeMemory0(J)V': (vm, _self, address) => freeMemory(vm, address),
    [`setMemory0(${OBJECT}JJB)V`]: (vm, _self, base, offset, bytes, value) =>
      setMemory(vm, addressOf(base, offset), bytes, value),
    [`copyMemory0(${OBJECT}J${OBJECT}JJ)V`]: (vm, _self, from, fromAt, to, toAt, bytes) =>
      copyMemory(vm, addressOf(from, fromAt), addressOf(to, toAt), bytes),
    [`copySwapMemory0(${OBJECT}J${OBJECT}JJJ)V`]: (vm, _self, from, fromAt, to, toAt, bytes, unit) =>
      copySwapMemory(vm, addressOf(from, fromAt), addressOf(to, toAt), bytes, unit),
    'park(ZJ)V': (vm, _self, isAbsolute, time) => park(vm, isAbsolute, time),
    [`unpark(${OBJECT})V`]: (vm, _self, thread) => unpark(vm, thread),
    'objectFieldOffset0(Ljava/lang/reflect/Field;)J': (vm, _self, field) =>
      checkedField(vm, field, false).location,
    'objectFieldOffset1(Ljava/lang/Class;Ljava/lang/String;)J': (vm, _self, mirror, name) =>
      fieldOffsetByName(vm, mirror, name),
    'staticFieldOffset0(Ljava/lang/reflect/Field;)J': (vm, _self, field) => {
      const f = checkedField(vm, field, true);
      return f.location - f.holder.mirror;
    },
    [`staticFieldBase0(Ljava/lang/reflect/Field;)${OBJECT}`]: (vm, _self, field) =>
      checkedField(vm, field, true).holder.mirror,
    'shouldBeInitialized0(Ljava/lang/Class;)Z': (vm, _self, mirror) => {
      const cls = vm.classes.ofMirror(mirror);
      return !cls.isArray && !cls.isPrimitive && cls.state !== InitState.INITIALIZED;
    },
    'ensureClassInitialized0(Ljava/lang/Class;)V': (vm, _self, mirror) =>
      vm.initializer.initialize(vm.classes.ofMirror(mirror)),
    'arrayBaseOffset0(Ljava/lang/Class;)I': (vm, _self, mirror) => {
      arrayClass(vm, mirror);
      return Obj.ARRAY_DATA;
    },
    'arrayIndexScale0(Ljava/lang/Class;)I': (vm, _self, mirror) =>
      1 << vm.memory.load32(arrayClass(vm, mirror).record + ClassRec.ELEM_SHIFT),
    'getLoadAverage0([DI)I': (vm, _self, array, count) => {
      const averages = loadavg();
      const n = Math.min(count, averages.length);
      for (let i = 0; i < n; i++) vm.memory.storeF64(array + Obj.ARRAY_DATA + 8 * i, averages[i]);
      return n;
    },
    [`allocateInstance(Ljava/lang/Class;)${OBJECT}`]: (vm, _self, mirror) => allocateInstance(vm, mirror),
    'throwException(Ljava/lang/Throwable;)V': (_vm, _self, exception) => {
      if (exception === 0) throw npe();
      throw new JavaException(exception);
    },
    [`getUncompressedObject(J)${OBJECT}`]: (vm, _self, address) => vm.memory.load32(address),
    'defineClass0(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;':
      function* (vm, _self, name, bytes, offset, length, loader, domain) {
        const copy = vm.bytesOf(bytes).slice(offset, offset + length);
        const text = vm.strings.toJsOrNull(name);
        const cls = yield* vm.loading.define(
          vm.loading.loaderOf(loader),
          text === null ? null : text.replaceAll('.', '/'),
          copy,
          {
            origin: 'Unsafe.defineClass',
            protectionDomain: vm.handles.create(domain),
          },
        );
        return cls.mirror;
      },
    'writeback0(J)V': () => undefined,
    'writebackPreSync0()V': () => undefined,
    'writebackPostSync0()V': () => undefined,
  },
};
