/** Patch sites: what compiled code leaves open, and how it is filled in when linked (docs/ARCHITECTURE.md, "Patch sites"). */
import { Patch } from '../../layout/layout.js';
import { Assembler } from '../../x64/assembler.js';
import { writeNops } from '../../x64/nops.js';
import { cardOf } from '../card-marking.js';
import {
  type CallInfo,
  type ClassInfo,
  type CompileEnv,
  type ConstantInfo,
  type FieldInfo,
  type PatchSite,
  SiteKind,
} from '../env.js';
import { emitTarget } from './calls.js';
import { STATIC_CARD } from './site-aux.js';

/** What the site's reference was linked to: a call's CallInfo, a field's FieldInfo, … by the site's kind. */
export type Linked = FieldInfo | CallInfo | ClassInfo | ConstantInfo;

const MOV_EAX_CELL = [0x8b, 0x04, 0x25];

/** Reused by all patches. */
let scratch: Assembler | null = null;

/**
 * Fills in a site. `code` is the writable view of the code area, `at` the index in it of the method's first byte, `origin` that byte's address.
 * `keepBarrier`: the call stays, because the next execution must ask again (class initialisation in progress).
 * May be repeated, with other values too. The code runs on from the return address of the site's call.
 */
export function patchSite(
  site: PatchSite,
  linked: Linked,
  env: CompileEnv,
  code: Uint8Array,
  at: number,
  origin: number,
  keepBarrier: boolean,
): void {
  const start = at + site.start;
  switch (site.kind) {
    case SiteKind.FIELD:
      write32(code, start + (site.aux & 0xff), (linked as FieldInfo).location);
      break;
    case SiteKind.STATIC_FIELD:
      patchStatic(code, start, site.aux, (linked as FieldInfo).location);
      break;
    case SiteKind.NEW:
    case SiteKind.NEW_ARRAY:
    case SiteKind.CLASS:
      write32(code, start + (site.aux & 0xff), (linked as ClassInfo).record);
      break;
    case SiteKind.CONSTANT:
      patchConstant(code, start, site.aux, linked as ConstantInfo);
      break;
    case SiteKind.CALL:
      patchCall(site, linked as CallInfo, env, code, at, origin);
      break;
  }
  if (!keepBarrier) writeNops(code, at + site.callOffset, Patch.CALL_LENGTH);
}

function patchStatic(code: Uint8Array, start: number, aux: number, location: number): void {
  write32(code, start + (aux & 0xff), location);
  const second = aux >> 8;
  if ((second & STATIC_CARD) !== 0) write32(code, start + (second & 0xff), cardOf(location));
}

/** `mov eax, [cell]` and its like stay; an immediate turns the former into `mov eax, imm32`. */
function patchConstant(code: Uint8Array, start: number, aux: number, constant: ConstantInfo): void {
  const position = aux & 0xff;
  if (!constant.immediate) {
    if (code[start] === 0xb8) code.set(MOV_EAX_CELL, start);
    write32(code, start + position, constant.value);
    return;
  }
  code[start] = 0xb8;
  write32(code, start + 1, constant.value);
  writeNops(code, start + 5, 2);
}

function patchCall(
  site: PatchSite,
  info: CallInfo,
  env: CompileEnv,
  code: Uint8Array,
  at: number,
  origin: number,
): void {
  scratch ??= new Assembler();
  scratch.reset(origin + site.start);
  emitTarget(scratch, env, info, site.aux);
  const bytes = scratch.view();
  const room = site.end - site.start;
  if (bytes.length > room) throw new Error(`patch site at ${site.start}: ${bytes.length} bytes for ${room}`);
  code.set(bytes, at + site.start);
  writeNops(code, at + site.start + bytes.length, room - bytes.length);
}

function write32(code: Uint8Array, at: number, value: number): void {
  code[at] = value;
  code[at + 1] = value >>> 8;
  code[at + 2] = value >>> 16;
  code[at + 3] = value >>> 24;
}
