/** File names and other platform strings: bytes in the encoding of the user's locale, `sun.jnu.encoding`. */
import type { VM } from '../../vm/vm.js';
import { stateOf } from '../../vm/vm-state.js';
import { asciiCString, cString, readForeignCString, symbol } from './scratch.js';

const SLASH = 0x2f;
const LC_CTYPE_MASK = 1;
const CODESET = 14;

const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const NOT_LATIN1 = /[^\0-\xff]/g;
const NOT_ASCII = /[^\0-\x7f]/g;
const ASCII_ONLY = /^[\0-\x7f]*$/;

const enum Kind {
  UNKNOWN,
  UTF8,
  LATIN1,
  ASCII,
}

/** What the environment said when it was asked first. */
const locale = stateOf(() => ({ kind: Kind.UNKNOWN, codeset: '' }));

/** What `nl_langinfo(CODESET)` says of the locale that the environment names: `UTF-8`, `ANSI_X3.4-1968`, … */
export function localeCodeset(vm: VM): string {
  const state = locale(vm);
  if (state.codeset === '') state.codeset = askCodeset(vm) || 'ANSI_X3.4-1968';
  return state.codeset;
}

function askCodeset(vm: VM): string {
  const { trampoline } = vm;
  const made = trampoline.callC(symbol(vm, 'newlocale'), LC_CTYPE_MASK, cString(vm, new Uint8Array(0)), 0);
  if (made === 0) return '';
  const text = trampoline.callC(symbol(vm, 'nl_langinfo_l'), CODESET, made);
  const codeset = readForeignCString(vm, text).toString('latin1');
  trampoline.callC(symbol(vm, 'freelocale'), made);
  return codeset;
}

/** The environment may be another's. */
export function forgetEncoding(vm: VM): void {
  const state = locale(vm);
  state.kind = Kind.UNKNOWN;
  state.codeset = '';
}

function encodingKind(vm: VM): Kind {
  const state = locale(vm);
  if (state.kind === Kind.UNKNOWN) {
    const name = localeCodeset(vm).toUpperCase();
    if (name === 'UTF-8' || name === 'UTF8') state.kind = Kind.UTF8;
    else state.kind = /^(ISO)?-?8859[-_]?1$/.test(name) ? Kind.LATIN1 : Kind.ASCII;
  }
  return state.kind;
}

/** Bytes of a text, not terminated. What the encoding lacks becomes `?`, as String.getBytes has it. */
export function encodePlatform(vm: VM, text: string): Uint8Array {
  if (ASCII_ONLY.test(text)) return Buffer.from(text, 'latin1');
  switch (encodingKind(vm)) {
    case Kind.UTF8:
      return Buffer.from(SURROGATE.test(text) ? text.replace(LONE_SURROGATE, '?') : text, 'utf8');
    case Kind.LATIN1:
      return Buffer.from(text.replace(NOT_LATIN1, '?'), 'latin1');
    default:
      return Buffer.from(text.replace(NOT_ASCII, '?'), 'latin1');
  }
}

/** The text that platform bytes mean. */
export function decodePlatform(vm: VM, bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (encodingKind(vm)) {
    case Kind.UTF8:
      return source.toString('utf8');
    case Kind.LATIN1:
      return source.toString('latin1');
    default:
      return source.toString('latin1').replace(/[\x80-\xff]/g, '\ufffd');
  }
}

/** A path where the VM has a working directory that is not the process's: relative paths begin there. */
export function resolvePath(vm: VM, path: string): string {
  const { directory } = vm.options;
  return directory === undefined || path === '' || path.startsWith('/') ? path : `${directory}/${path}`;
}

/** The same for the bytes of a path. */
export function resolveBytes(vm: VM, path: Uint8Array): Uint8Array {
  const { directory } = vm.options;
  if (directory === undefined || path.length === 0 || path[0] === SLASH) return path;
  return Buffer.concat([encodePlatform(vm, `${directory}/`), path]);
}

/** The C string of a path (a java.lang.String, not null), in a slot of the scratch memory. */
export function pathOf(vm: VM, string: number, slot: 0 | 1 | 2 = 0): number {
  const text = resolvePath(vm, vm.strings.toJs(string));
  return asciiCString(vm, text, slot) || cString(vm, encodePlatform(vm, text), slot);
}
