/** java.net.InetAddress objects and the kernel's socket addresses, and which protocols there are. */

import { readFileSync } from 'node:fs';
import { Sys } from '../../../../native-trampoline/system-calls.js';
import { Obj } from '../../../layout/layout.js';
import { FieldAccess } from '../../../vm/field-access.js';
import { JavaThrow, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { stateOf } from '../../../vm/vm-state.js';
import { close } from '../../posix/calls.js';
import { nullPointer } from '../../posix/errors.js';

export const AF_UNSPEC = 0;
export const AF_INET = 2;
export const AF_INET6 = 10;

/** Sizes and offsets of `struct sockaddr_in` and `sockaddr_in6`. */
export const enum SockAddr {
  FAMILY = 0,
  PORT = 2,
  ADDRESS4 = 4,
  FLOW_INFO = 4,
  ADDRESS6 = 8,
  SCOPE = 24,
  SIZE4 = 16,
  SIZE6 = 28,
}

/** InetAddress.IPv4 and IPv6. */
const enum Family {
  IPv4 = 1,
  IPv6 = 2,
}

const holder = new FieldAccess('java/net/InetAddress', 'holder', 'Ljava/net/InetAddress$InetAddressHolder;');
const holderOf = (name: string, descriptor: string): FieldAccess =>
  new FieldAccess('java/net/InetAddress$InetAddressHolder', name, descriptor);
const familyField = holderOf('family', 'I');
const addressField = holderOf('address', 'I');
const hostNameField = holderOf('hostName', 'Ljava/lang/String;');
const originalHostNameField = holderOf('originalHostName', 'Ljava/lang/String;');
const holder6 = new FieldAccess(
  'java/net/Inet6Address',
  'holder6',
  'Ljava/net/Inet6Address$Inet6AddressHolder;',
);
const holder6Of = (name: string, descriptor: string): FieldAccess =>
  new FieldAccess('java/net/Inet6Address$Inet6AddressHolder', name, descriptor);
const bytesField = holder6Of('ipaddress', '[B');
const scopeField = holder6Of('scope_id', 'I');
const scopeSetField = holder6Of('scope_id_set', 'Z');
const scopeInterfaceField = holder6Of('scope_ifname', 'Ljava/net/NetworkInterface;');
const scopeInterfaceSetField = holder6Of('scope_ifname_set', 'Z');

// ---- protocols

/** Null: nobody has asked yet. */
const protocols = stateOf((): { ipv6: boolean | null } => ({ ipv6: null }));

/** Finds out whether IPv6 is there and wanted (java.net.preferIPv4Stack); to be called when the classes of java.net are initialised. */
export function* detectProtocols(vm: VM): Steps<void> {
  const state = protocols(vm);
  if (state.ipv6 !== null) return;
  const name = vm.strings.constant('java.net.preferIPv4Stack');
  const preferIPv4 = yield* vm.callStatic('java/lang/Boolean', 'getBoolean(Ljava/lang/String;)Z', name);
  state.ipv6 = (preferIPv4 & 0xff) === 0 && ipv6Supported(vm);
}

/** True if sockets are to be IPv6 ones. */
export function ipv6Available(vm: VM): boolean {
  const state = protocols(vm);
  state.ipv6 ??= ipv6Supported(vm);
  return state.ipv6;
}

const SOCK_STREAM_CLOEXEC = 0x8_0001;

/** A socket can be made, and some interface has an IPv6 address. */
function ipv6Supported(vm: VM): boolean {
  const fd = vm.trampoline.syscall(Sys.SOCKET, AF_INET6, SOCK_STREAM_CLOEXEC, 0);
  if (fd < 0) return false;
  close(vm, fd);
  try {
    return readFileSync('/proc/net/if_inet6', 'latin1') !== '';
  } catch {
    return false;
  }
}

// ---- from Java

/**
 * Writes an InetAddress and a port as a socket address; its size. With `mapped` an IPv4 address becomes an IPv4-mapped IPv6 one where IPv6 is available.
 */
export function writeSocketAddress(
  vm: VM,
  at: number,
  address: number,
  port: number,
  mapped: boolean,
): number {
  if (address === 0) throw nullPointer();
  const { memory } = vm;
  const inner = holder.get(vm, address);
  const isIPv4 = familyField.get(vm, inner) === Family.IPv4;
  const start = vm.index(at);
  memory.u8.fill(0, start, start + SockAddr.SIZE6);
  memory.u8[start + SockAddr.PORT] = port >> 8;
  memory.u8[start + SockAddr.PORT + 1] = port;
  if (ipv6Available(vm) && (mapped || !isIPv4)) {
    memory.u16[start >>> 1] = AF_INET6;
    if (isIPv4) writeMapped(vm, start + SockAddr.ADDRESS6, addressField.get(vm, inner));
    else writeIPv6(vm, at, address);
    return SockAddr.SIZE6;
  }
  if (!isIPv4) throw new JavaThrow('java/net/SocketException', 'Protocol family unavailable');
  memory.u16[start >>> 1] = AF_INET;
  writeIPv4(vm, start + SockAddr.ADDRESS4, addressField.get(vm, inner));
  return SockAddr.SIZE4;
}

function writeIPv4(vm: VM, index: number, address: number): void {
  const { u8 } = vm.memory;
  for (let i = 0; i < 4; i++) u8[index + i] = address >>> (24 - 8 * i);
}

/** ::ffff:a.b.c.d, but the wildcard stays the wildcard. */
function writeMapped(vm: VM, index: number, address: number): void {
  if (address === 0) return;
  vm.memory.u8.fill(0xff, index + 10, index + 12);
  writeIPv4(vm, index + 12, address);
}

function writeIPv6(vm: VM, at: number, address: number): void {
  const inner = holder6.get(vm, address);
  const bytes = bytesField.get(vm, inner);
  if (bytes !== 0) vm.memory.u8.set(vm.bytesOf(bytes), vm.index(at) + SockAddr.ADDRESS6);
  if (scopeSetField.getByte(vm, inner) !== 0)
    vm.memory.store32(at + SockAddr.SCOPE, scopeField.get(vm, inner));
}

// ---- to Java

/** A socket address taken out of memory. */
export interface SocketAddress {
  readonly port: number;
  readonly bytes: Uint8Array;
  readonly scope: number;
}

export function readSocketAddress(vm: VM, at: number): SocketAddress {
  const { u8, u16 } = vm.memory;
  const start = vm.index(at);
  const port = (u8[start + SockAddr.PORT] << 8) | u8[start + SockAddr.PORT + 1];
  const six = u16[start >>> 1] === AF_INET6;
  const from = start + (six ? SockAddr.ADDRESS6 : SockAddr.ADDRESS4);
  const bytes = u8.slice(from, from + (six ? 16 : 4));
  if (!six) return { port, bytes, scope: 0 };
  if (isMapped(bytes)) return { port, bytes: bytes.slice(12), scope: 0 };
  return { port, bytes, scope: vm.memory.load32(at + SockAddr.SCOPE) };
}

function isMapped(bytes: Uint8Array): boolean {
  for (let i = 0; i < 10; i++) if (bytes[i] !== 0) return false;
  return bytes[10] === 0xff && bytes[11] === 0xff;
}

/** An Inet4Address or Inet6Address of 4 or 16 bytes. `host`: handle of its name, 0 for none. */
export function* newAddress(vm: VM, bytes: Uint8Array, scope = 0, host = 0): Steps<number> {
  const six = bytes.length === 16;
  const ref = yield* vm.newObject(six ? 'java/net/Inet6Address' : 'java/net/Inet4Address', '()V');
  const inner = holder.get(vm, ref);
  if (six) {
    const inner6 = holder6.get(vm, ref);
    bytesField.setRef(vm, inner6, vm.newByteArray(bytes));
    if (scope !== 0) {
      scopeField.set(vm, inner6, scope);
      scopeSetField.setByte(vm, inner6, 1);
    }
  } else {
    addressField.set(vm, inner, (bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]);
  }
  if (host !== 0) {
    hostNameField.setRef(vm, inner, vm.handles.get(host));
    originalHostNameField.setRef(vm, inner, vm.handles.get(host));
  }
  return ref;
}

/** Names the interface that an IPv6 address with a scope belongs to. */
export function setScopeInterface(vm: VM, address: number, networkInterface: number): void {
  const inner6 = holder6.get(vm, address);
  scopeInterfaceField.setRef(vm, inner6, networkInterface);
  scopeInterfaceSetField.setByte(vm, inner6, 1);
}

/** The bytes of an InetAddress object. */
export function addressBytes(vm: VM, address: number): Uint8Array {
  const inner = holder.get(vm, address);
  if (familyField.get(vm, inner) === Family.IPv6)
    return vm.bytesOf(bytesField.get(vm, holder6.get(vm, address))).slice();
  const value = addressField.get(vm, inner);
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Stores a reference in the first element of an array that a handle names. */
export function setFirst(vm: VM, array: number, ref: number): void {
  vm.storeRef(array + Obj.ARRAY_DATA, ref);
}
