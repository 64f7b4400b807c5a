import { lookup, lookupService } from 'node:dns/promises';
import { hostname } from 'node:os';
import { Sys } from '../../../../native-trampoline/system-calls.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeFunction, NativeTable } from '../../../vm/native.js';
import { JavaThrow, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { close } from '../../posix/calls.js';
import { nullPointer } from '../../posix/errors.js';
import { Errno, Open, Poll } from '../../posix/numbers.js';
import { readForeignCString, structure, symbol } from '../../posix/scratch.js';
import { waitFd } from '../../posix/wait-fd.js';
import { formatAddress, parseAddress } from './address-text.js';
import { AF_INET, AF_INET6, detectProtocols, ipv6Available, newAddress, SockAddr } from './inet-addresses.js';

const preferIPv6Address = new FieldAccess('java/net/InetAddress', 'preferIPv6Address', 'I', { until: 17 });

/** Lookups since 18: which kinds are wanted, and which of two comes first. */
const enum Lookup {
  IPV4 = 1,
  IPV6 = 2,
  IPV4_FIRST = 4,
  IPV6_FIRST = 8,
}

/** InetAddress.preferIPv6Address: which addresses come first. */
const enum Prefer {
  IPv4 = 0,
  IPv6 = 1,
}

/** The resolver's errors as libuv numbers them, and as the C library does. */
const RESOLVER_ERRORS: ReadonlyMap<number, number> = new Map([
  [-3001, -3], // EAI_AGAIN
  [-3002, -1], // EAI_BADFLAGS
  [-3004, -4], // EAI_FAIL
  [-3005, -6], // EAI_FAMILY
  [-3006, -10], // EAI_MEMORY
  [-3007, -5], // EAI_NODATA
  [-3008, -2], // EAI_NONAME
  [-3010, -8], // EAI_SERVICE
  [-3011, -7], // EAI_SOCKTYPE
]);

const EAI_NONAME = -2;

function resolverText(vm: VM, error: unknown): string {
  const code = RESOLVER_ERRORS.get((error as { errno?: number }).errno ?? 0) ?? EAI_NONAME;
  const text = vm.trampoline.callC(symbol(vm, 'gai_strerror'), code);
  return readForeignCString(vm, text).toString('latin1');
}

/** Inet6Address looks for both kinds, or those that `flags` name; Inet4Address for its own only. */
const lookupAll = (kind: 0 | 4): NativeFunction =>
  function* (vm, _self, host, flags = 0): Steps<number> {
    if (host === 0) throw new JavaThrow('java/lang/NullPointerException', 'host argument is null');
    const kept = vm.handles.local(host);
    const family = kind === 4 ? 4 : familyOf(flags);
    try {
      const name = vm.strings.toJs(host);
      const found = yield* resolve(vm, name, family);
      return yield* addressArray(
        vm,
        order(found, vm.release < 18 ? preferred(vm) : preferredBy(flags)),
        kept,
      );
    } finally {
      vm.handles.release(kept);
    }
  };

function* resolve(vm: VM, name: string, family: 0 | 4 | 6): Steps<Uint8Array[]> {
  try {
    const found = yield* vm.threads.await(lookup(name, { all: true, family, verbatim: true }));
    const texts = [...new Set(found.map((entry) => entry.address))];
    return texts.map(parseAddress).filter((bytes): bytes is Uint8Array => bytes !== null);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new JavaThrow('java/net/UnknownHostException', `${name}: ${resolverText(vm, error)}`);
  }
}

function familyOf(flags: number): 0 | 4 | 6 {
  const kinds = flags & (Lookup.IPV4 | Lookup.IPV6);
  return kinds === Lookup.IPV4 ? 4 : kinds === Lookup.IPV6 ? 6 : 0;
}

const preferred = (vm: VM): number => vm.memory.load32(preferIPv6Address.offset(vm));

function preferredBy(flags: number): number {
  if ((flags & Lookup.IPV4_FIRST) !== 0) return Prefer.IPv4;
  return (flags & Lookup.IPV6_FIRST) !== 0 ? Prefer.IPv6 : -1;
}

function order(addresses: Uint8Array[], prefer: number): Uint8Array[] {
  if (prefer !== Prefer.IPv4 && prefer !== Prefer.IPv6) return addresses;
  const first = prefer === Prefer.IPv4 ? 4 : 16;
  return [...addresses.filter((a) => a.length === first), ...addresses.filter((a) => a.length !== first)];
}

function* addressArray(vm: VM, addresses: Uint8Array[], host: number): Steps<number> {
  const array = vm.handles.local(vm.newObjectArray('java/net/InetAddress', addresses.length));
  try {
    for (const [i, bytes] of addresses.entries()) {
      const address = yield* newAddress(vm, bytes, 0, host);
      vm.setElement(vm.handles.get(array), i, address);
    }
    return vm.handles.get(array);
  } finally {
    vm.handles.release(array);
  }
}

function* getHostByAddr(vm: VM, _self: number, array: number): Steps<number> {
  if (array === 0) throw nullPointer();
  const text = formatAddress(vm.bytesOf(array).slice());
  let name: string;
  try {
    name = (yield* vm.threads.await(lookupService(text, 0))).hostname;
  } catch {
    throw new JavaThrow('java/net/UnknownHostException');
  }
  // Asked for a name, the resolver may give back the number.
  if (name === text) throw new JavaThrow('java/net/UnknownHostException');
  return vm.strings.fromJs(name);
}

const SOCK_STREAM = 1;
const ECHO_PORT = 7;
const SOL_SOCKET = 1;
const SO_ERROR = 4;

/** Reachable is who accepts or refuses a connection to the echo service. */
function* isReachable(vm: VM, bytes: Uint8Array, scope: number, timeout: number): Steps<boolean> {
  const six = bytes.length === 16;
  const family = six ? AF_INET6 : AF_INET;
  const fd = vm.trampoline.syscall(Sys.SOCKET, family, SOCK_STREAM | Open.CLOEXEC | Open.NONBLOCK, 0);
  if (fd < 0) return false;
  try {
    const at = structure(vm);
    const start = vm.index(at);
    vm.memory.u8.fill(0, start, start + SockAddr.SIZE6);
    vm.memory.u16[start >>> 1] = family;
    vm.memory.u8[start + SockAddr.PORT + 1] = ECHO_PORT;
    vm.memory.u8.set(bytes, start + (six ? SockAddr.ADDRESS6 : SockAddr.ADDRESS4));
    vm.memory.store32(at + SockAddr.SCOPE, six ? scope : 0);
    const result = vm.trampoline.syscall(Sys.CONNECT, fd, at, six ? SockAddr.SIZE6 : SockAddr.SIZE4);
    if (result === 0 || result === -Errno.ECONNREFUSED) return true;
    if (result !== -Errno.EINPROGRESS) return false;
    if ((yield* waitFd(vm, fd, Poll.OUT, timeout)) <= 0) return false;
    vm.memory.store32(at + 8, 4);
    vm.trampoline.syscall(Sys.GETSOCKOPT, fd, SOL_SOCKET, SO_ERROR, at, at + 8);
    const error = vm.memory.load32(at);
    return error === 0 || error === Errno.ECONNREFUSED;
  } finally {
    close(vm, fd);
  }
}

const localHostName: NativeFunction = (vm) => vm.strings.fromJs(hostname() || 'localhost');

export const InetAddress: NativeTable = {
  'java/net/InetAddress': {
    'init()V': detectProtocols,
    // JDK 21 and later
    'isIPv4Available()Z': () => true,
    'isIPv6Supported()Z': ipv6Available,
  },
  'java/net/Inet4Address': { 'init()V': () => {} },
  'java/net/Inet6Address': { 'init()V': () => {} },
  'java/net/InetAddressImplFactory': { 'isIPv6Supported()Z': ipv6Available },
  'java/net/Inet4AddressImpl': {
    'getLocalHostName()Ljava/lang/String;': localHostName,
    'lookupAllHostAddr(Ljava/lang/String;)[Ljava/net/InetAddress;': lookupAll(4),
    'getHostByAddr([B)Ljava/lang/String;': getHostByAddr,
    'isReachable0([BI[BI)Z': (vm, _self, address, timeout) =>
      isReachable(vm, vm.bytesOf(address).slice(), 0, timeout),
  },
  'java/net/Inet6AddressImpl': {
    'getLocalHostName()Ljava/lang/String;': localHostName,
    'lookupAllHostAddr(Ljava/lang/String;)[Ljava/net/InetAddress;': lookupAll(0),
    'lookupAllHostAddr(Ljava/lang/String;I)[Ljava/net/InetAddress;': lookupAll(0),
    'getHostByAddr([B)Ljava/lang/String;': getHostByAddr,
    'isReachable0([BII[BII)Z': (vm, _self, address, scope, timeout) =>
      isReachable(vm, vm.bytesOf(address).slice(), scope, timeout),
  },
  'java/net/DatagramPacket': { 'init()V': () => {} },
  'java/net/SocketCleanable': {
    'cleanupClose0(I)V': (vm, fd) => {
      close(vm, fd);
    },
  },
  'java/net/AbstractPlainSocketImpl': { 'isReusePortAvailable0()Z': () => true },
  'java/net/AbstractPlainDatagramSocketImpl': { 'isReusePortAvailable0()Z': () => true },
};
