import { readFileSync } from 'node:fs';
import { Sys } from '../../../../native-trampoline/system-calls.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { close } from '../../posix/calls.js';
import { nullPointer } from '../../posix/errors.js';
import { Open } from '../../posix/numbers.js';
import { buffer, cString, readCString, structure, symbol } from '../../posix/scratch.js';
import { AF_INET, addressBytes, newAddress, setScopeInterface } from './inet-addresses.js';

const SOCK_DGRAM = 2;

/** ioctl requests about interfaces. */
const enum Request {
  SIOCGIFCONF = 0x8912,
  SIOCGIFFLAGS = 0x8913,
  SIOCGIFBRDADDR = 0x8919,
  SIOCGIFNETMASK = 0x891b,
  SIOCGIFMTU = 0x8921,
  SIOCGIFHWADDR = 0x8927,
}

/** `struct ifreq`. */
const NAME_SIZE = 16;
const IFREQ_SIZE = 40;

const enum Flag {
  UP = 0x1,
  BROADCAST = 0x2,
  LOOPBACK = 0x8,
  POINTOPOINT = 0x10,
  RUNNING = 0x40,
  MULTICAST = 0x1000,
}

interface Address {
  readonly bytes: Uint8Array;
  readonly prefix: number;
  readonly broadcast: Uint8Array | null;
  readonly scope: number;
}

/** An interface as the system tells of it. */
interface Interface {
  readonly name: string;
  readonly index: number;
  readonly virtual: boolean;
  readonly addresses: Address[];
  readonly children: Interface[];
}

/** Runs `use` with a socket for questions about interfaces. */
function withSocket<T>(vm: VM, use: (fd: number) => T): T {
  const fd = vm.trampoline.syscall(Sys.SOCKET, AF_INET, SOCK_DGRAM | Open.CLOEXEC, 0);
  if (fd < 0) throw new JavaThrow('java/net/SocketException', 'Socket creation failed');
  try {
    return use(fd);
  } finally {
    close(vm, fd);
  }
}

/** Asks about an interface by name: address of the answer, 0 on failure. */
function ask(vm: VM, fd: number, request: Request, name: string): number {
  const at = structure(vm);
  const start = vm.index(at);
  vm.memory.u8.fill(0, start, start + IFREQ_SIZE);
  vm.memory.u8.set(Buffer.from(name, 'latin1').subarray(0, NAME_SIZE - 1), start);
  return vm.trampoline.syscall(Sys.IOCTL, fd, request, at) < 0 ? 0 : at + NAME_SIZE;
}

/** The IPv4 address in a `struct sockaddr_in`. */
function ipv4At(vm: VM, at: number): Uint8Array {
  const start = vm.index(at) + 4;
  return vm.memory.u8.slice(start, start + 4);
}

function prefixOf(mask: Uint8Array): number {
  let bits = 0;
  for (const byte of mask) for (let b = byte; (b & 0x80) !== 0; b = (b << 1) & 0xff) bits++;
  return bits;
}

/** Interfaces and addresses, the latest found first, as the JDK lists them. */
class Enumeration {
  readonly interfaces: Interface[] = [];

  constructor(private readonly vm: VM) {
    withSocket(vm, (fd) => this.addIPv4(fd));
    this.addIPv6();
  }

  private addIPv4(fd: number): void {
    const { vm } = this;
    const list = buffer(vm);
    const at = structure(vm);
    vm.memory.store32(at, 256 * IFREQ_SIZE);
    vm.memory.store64(at + 8, list);
    if (vm.trampoline.syscall(Sys.IOCTL, fd, Request.SIOCGIFCONF, at) < 0) return;
    const count = vm.memory.load32(at) / IFREQ_SIZE;
    const found: { name: string; bytes: Uint8Array }[] = [];
    for (let i = 0; i < count; i++) {
      const entry = list + i * IFREQ_SIZE;
      found.push({ name: readCString(vm, entry).toString('latin1'), bytes: ipv4At(vm, entry + NAME_SIZE) });
    }
    for (const { name, bytes } of found) this.add(name, this.describeIPv4(fd, name, bytes));
  }

  private describeIPv4(fd: number, name: string, bytes: Uint8Array): Address {
    const { vm } = this;
    const flagsAt = ask(vm, fd, Request.SIOCGIFFLAGS, name);
    const flags = flagsAt === 0 ? 0 : vm.memory.u16[vm.index(flagsAt) >>> 1];
    let broadcast: Uint8Array | null = null;
    if ((flags & Flag.BROADCAST) !== 0) {
      const answer = ask(vm, fd, Request.SIOCGIFBRDADDR, name);
      if (answer !== 0) broadcast = ipv4At(vm, answer);
    }
    const mask = ask(vm, fd, Request.SIOCGIFNETMASK, name);
    return { bytes, broadcast, prefix: mask === 0 ? 0 : prefixOf(ipv4At(vm, mask)), scope: 0 };
  }

  private addIPv6(): void {
    let table: string;
    try {
      table = readFileSync('/proc/net/if_inet6', 'latin1');
    } catch {
      return;
    }
    for (const line of table.split('\n')) {
      const [address, index, prefix, scope, , name] = line.trim().split(/\s+/);
      if (name === undefined) continue;
      this.add(name, {
        bytes: Uint8Array.from(Buffer.from(address, 'hex')),
        prefix: Number.parseInt(prefix, 16),
        broadcast: null,
        // The kernel's "scope" says how far an address reaches; the scope id of a socket address is the interface.
        scope: Number.parseInt(scope, 16) >= 0 ? Number.parseInt(index, 16) : 0,
      });
    }
  }

  private add(name: string, address: Address): void {
    const colon = name.indexOf(':');
    const parent = this.ensure(this.interfaces, colon < 0 ? name : name.slice(0, colon), false);
    parent.addresses.unshift(address);
    if (colon >= 0) this.ensure(parent.children, name, true).addresses.unshift(address);
  }

  private ensure(list: Interface[], name: string, virtual: boolean): Interface {
    let known = list.find((i) => i.name === name);
    if (known === undefined) {
      known = { name, virtual, index: this.indexOf(name), addresses: [], children: [] };
      list.unshift(known);
    }
    return known;
  }

  private indexOf(name: string): number {
    const { vm } = this;
    const text = cString(vm, Buffer.from(name.split(':', 1)[0], 'latin1'));
    return vm.trampoline.callC(symbol(vm, 'if_nametoindex'), text) | 0;
  }
}

const field = (name: string, descriptor: string): FieldAccess =>
  new FieldAccess('java/net/NetworkInterface', name, descriptor);
const nameField = field('name', 'Ljava/lang/String;');
const displayNameField = field('displayName', 'Ljava/lang/String;');
const indexField = field('index', 'I');
const addressesField = field('addrs', '[Ljava/net/InetAddress;');
const bindingsField = field('bindings', '[Ljava/net/InterfaceAddress;');
const childrenField = field('childs', '[Ljava/net/NetworkInterface;');
const parentField = field('parent', 'Ljava/net/NetworkInterface;');
const virtualField = field('virtual', 'Z');

const binding = (name: string, descriptor: string): FieldAccess =>
  new FieldAccess('java/net/InterfaceAddress', name, descriptor);
const bindingAddress = binding('address', 'Ljava/net/InetAddress;');
const bindingBroadcast = binding('broadcast', 'Ljava/net/Inet4Address;');
const bindingPrefix = binding('maskLength', 'S');

/** Makes a NetworkInterface object; a handle, so that more can be made. */
function* toJava(vm: VM, source: Interface): Steps<number> {
  const { handles } = vm;
  const self = handles.local(yield* vm.newObject('java/net/NetworkInterface', '()V'));
  nameField.setRef(vm, handles.get(self), vm.strings.fromJs(source.name));
  displayNameField.setRef(vm, handles.get(self), vm.strings.fromJs(source.name));
  indexField.set(vm, handles.get(self), source.index);
  virtualField.setByte(vm, handles.get(self), source.virtual ? 1 : 0);
  const count = source.addresses.length;
  addressesField.setRef(vm, handles.get(self), vm.newObjectArray('java/net/InetAddress', count));
  bindingsField.setRef(vm, handles.get(self), vm.newObjectArray('java/net/InterfaceAddress', count));
  for (const [i, address] of source.addresses.entries()) yield* addAddress(vm, self, i, address);
  const children = vm.newObjectArray('java/net/NetworkInterface', source.children.length);
  childrenField.setRef(vm, handles.get(self), children);
  for (const [i, child] of source.children.entries()) {
    const made = yield* toJava(vm, child);
    parentField.setRef(vm, handles.get(made), handles.get(self));
    vm.setElement(childrenField.get(vm, handles.get(self)), i, handles.get(made));
    handles.release(made);
  }
  return self;
}

/** Makes the i-th address of an interface and its InterfaceAddress. */
function* addAddress(vm: VM, self: number, i: number, source: Address): Steps<void> {
  const { handles } = vm;
  const address = handles.local(yield* newAddress(vm, source.bytes, source.scope));
  const pair = handles.local(yield* vm.newObject('java/net/InterfaceAddress', '()V'));
  const broadcast = source.broadcast === null ? 0 : yield* newAddress(vm, source.broadcast);
  if (source.scope !== 0) setScopeInterface(vm, handles.get(address), handles.get(self));
  bindingAddress.setRef(vm, handles.get(pair), handles.get(address));
  bindingBroadcast.setRef(vm, handles.get(pair), broadcast);
  vm.memory.i16[vm.index(handles.get(pair) + bindingPrefix.offset(vm)) >>> 1] = source.prefix;
  vm.setElement(addressesField.get(vm, handles.get(self)), i, handles.get(address));
  vm.setElement(bindingsField.get(vm, handles.get(self)), i, handles.get(pair));
  handles.release(address);
  handles.release(pair);
}

/** The first interface that fits, null if none does. */
function* find(vm: VM, fits: (candidate: Interface) => boolean): Steps<number> {
  const found = new Enumeration(vm).interfaces.find(fits);
  if (found === undefined) return 0;
  const handle = yield* toJava(vm, found);
  const ref = vm.handles.get(handle);
  vm.handles.release(handle);
  return ref;
}

function* getAll(vm: VM): Steps<number> {
  const all = new Enumeration(vm).interfaces;
  if (all.length === 0) return 0;
  const array = vm.handles.local(vm.newObjectArray('java/net/NetworkInterface', all.length));
  for (const [i, source] of all.entries()) {
    const made = yield* toJava(vm, source);
    vm.setElement(vm.handles.get(array), i, vm.handles.get(made));
    vm.handles.release(made);
  }
  const ref = vm.handles.get(array);
  vm.handles.release(array);
  return ref;
}

function bindsAddress(vm: VM, address: number): (candidate: Interface) => boolean {
  const wanted = Buffer.from(addressBytes(vm, address));
  return (candidate) => candidate.addresses.some((a) => wanted.equals(a.bytes));
}

/** Finds a virtual interface by its parent too. */
function named(name: string): (candidate: Interface) => boolean {
  const plain = name.split(':', 1)[0];
  return (candidate) =>
    candidate.name === plain && (plain === name || candidate.children.some((c) => c.name === name));
}

function flags(vm: VM, name: number): number {
  if (name === 0) throw nullPointer();
  const text = vm.strings.toJs(name);
  return withSocket(vm, (fd) => {
    const at = ask(vm, fd, Request.SIOCGIFFLAGS, text);
    if (at === 0) throw new JavaThrow('java/net/SocketException', 'getFlags() failed');
    return vm.memory.u16[vm.index(at) >>> 1];
  });
}

const hasFlags = (wanted: number) => (vm: VM, name: number) => (flags(vm, name) & wanted) === wanted;

function macAddress(vm: VM, _address: number, name: number): number {
  const text = vm.strings.toJs(name);
  return withSocket(vm, (fd) => {
    const at = ask(vm, fd, Request.SIOCGIFHWADDR, text);
    if (at === 0) return 0;
    const start = vm.index(at) + 2;
    const bytes = vm.memory.u8.slice(start, start + 6);
    return bytes.every((b) => b === 0) ? 0 : vm.newByteArray(bytes);
  });
}

function mtu(vm: VM, name: number): number {
  const text = vm.strings.toJs(name);
  return withSocket(vm, (fd) => {
    const at = ask(vm, fd, Request.SIOCGIFMTU, text);
    return at === 0 ? 0 : vm.memory.load32(at);
  });
}

export const NetworkInterface: NativeTable = {
  'java/net/NetworkInterface': {
    'init()V': () => {},
    'getAll()[Ljava/net/NetworkInterface;': getAll,
    'getByName0(Ljava/lang/String;)Ljava/net/NetworkInterface;': (vm, name) => {
      if (name === 0) throw nullPointer();
      return find(vm, named(vm.strings.toJs(name)));
    },
    'getByIndex0(I)Ljava/net/NetworkInterface;': (vm, index) =>
      index <= 0 ? 0 : find(vm, (candidate) => candidate.index === index),
    'getByInetAddress0(Ljava/net/InetAddress;)Ljava/net/NetworkInterface;': (vm, address) =>
      find(vm, bindsAddress(vm, address)),
    'boundInetAddress0(Ljava/net/InetAddress;)Z': (vm, address) =>
      new Enumeration(vm).interfaces.some(bindsAddress(vm, address)),
    'isUp0(Ljava/lang/String;I)Z': hasFlags(Flag.UP | Flag.RUNNING),
    'isLoopback0(Ljava/lang/String;I)Z': hasFlags(Flag.LOOPBACK),
    'supportsMulticast0(Ljava/lang/String;I)Z': hasFlags(Flag.MULTICAST),
    'isP2P0(Ljava/lang/String;I)Z': hasFlags(Flag.POINTOPOINT),
    'getMacAddr0([BLjava/lang/String;I)[B': macAddress,
    'getMTU0(Ljava/lang/String;I)I': mtu,
  },
};
