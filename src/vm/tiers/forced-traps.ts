/**
 * --stress=deopt: optimized code is left at every place once, whether there is a reason or not. The code is changed where it is: a check's conditional jump to its trap becomes an
 * unconditional one, an instruction that may fault on null an undefined one, what follows a call the call of deoptAfterCall. When the place has been left, the code is what it was.
 * All that is left so goes on before the bytecode at hand (or behind its call), so the program must not notice.
 */

import { TrapReason } from '../../compiler/optimizing/ops.js';
import { PlaceKind } from '../../compiler/optimizing/optimized-code.js';
import { Patch, Region } from '../../layout/layout.js';
import { Assembler, Form } from '../../x64/assembler.js';
import type { CodeBlob } from '../code/code-blob.js';
import type { VM } from '../vm.js';
import type { OptimizedState } from './optimized-state.js';
import { PLACE_WORDS } from './records.js';

/** `jcc rel32`: 0F 80+cc rel32. */
const JCC_PREFIX = 0x0f;
const JCC = 0x80;
const JCC_LENGTH = 6;
/** `jmp rel32` starts with it. */
const JMP = 0xe9;
const NOP = 0x90;

/** A change of the code that makes it leave. */
interface Site {
  /** What the VM is told when it fires: the TRAP's or SAFEPOINT's return address, the address of the instruction that faults. */
  readonly key: string;
  /** First byte that is changed. */
  readonly address: number;
  readonly changed: Uint8Array;
  original: Uint8Array | null;
}

/**
 * Reasons of checks. Other traps are ends of ways: a conditional jump to one of them decides about the way, and the state there holds on that way only.
 */
const CHECKS: ReadonlySet<number> = new Set([
  TrapReason.NULL_CHECK,
  TrapReason.INDEX,
  TrapReason.DIVIDE_BY_ZERO,
  TrapReason.CAST,
  TrapReason.STORE,
  TrapReason.RECEIVER,
  TrapReason.HOISTED,
]);

/** From, and behind. */
export interface Places {
  readonly from: number;
  readonly to: number;
}

/** By {@link PlaceKind}. */
const KIND_NAMES: readonly string[] = ['safepoint', 'trap', 'fault'];

const keyOf = (kind: PlaceKind, pc: number): string => `${kind} ${pc}`;

export class ForcedTraps {
  /** Places numbered so far. */
  count = 0;
  /** For --stats: places left. */
  fired = 0;
  private readonly sites = new Map<CodeBlob, Site[]>();

  /** `only`: numbers of the places to be left, null: all. */
  constructor(
    private readonly vm: VM,
    private readonly only: Places | null,
  ) {}

  /** New code: it shall be left everywhere. */
  arm(blob: CodeBlob, state: OptimizedState): void {
    const sites = this.sitesOf(blob, state).filter(() => {
      const number = this.count++;
      return this.only === null || (number >= this.only.from && number < this.only.to);
    });
    if (sites.length === 0) return;
    this.sites.set(blob, sites);
    this.writeAll(sites);
  }

  /** A place has been reached: true if it had been armed. It is as it was then. `pc`: see {@link Site.key}. */
  fire(blob: CodeBlob, kind: PlaceKind, pc: number): boolean {
    const sites = this.sites.get(blob);
    if (sites === undefined) return false;
    const key = keyOf(kind, pc);
    const at = sites.findIndex((site) => site.key === key && site.original !== null);
    if (at < 0) return false;
    this.restore(sites[at]);
    sites.splice(at, 1);
    this.writeAll(sites);
    this.fired++;
    const { method, start } = blob;
    this.vm.trace.compile?.(
      `${method} forced to leave at ${KIND_NAMES[kind]} ${pc - start}, bytecode index ${blob.bciAt(pc - start - (kind === PlaceKind.FAULT ? 0 : 1))}`,
    );
    return true;
  }

  /** The code has become invalid: it is left anyway. */
  forget(blob: CodeBlob): void {
    const sites = this.sites.get(blob);
    if (sites === undefined) return;
    for (const site of sites) if (site.original !== null) this.restore(site);
    this.sites.delete(blob);
  }

  private sitesOf(blob: CodeBlob, state: OptimizedState): Site[] {
    const { places } = state.code;
    const sites: Site[] = [];
    for (let at = 0; at < places.length; at += PLACE_WORDS) {
      const kind: PlaceKind = places[at + 1];
      const pc = blob.start + places[at];
      if (kind === PlaceKind.TRAP) {
        if (CHECKS.has(state.code.records[places[at + 2]])) this.addJumps(blob, state, pc, sites);
      } else if (kind !== PlaceKind.THROW)
        sites.push({ key: keyOf(kind, pc), address: pc, changed: this.leaving(kind, pc), original: null });
    }
    return sites;
  }

  private leaving(kind: PlaceKind, pc: number): Uint8Array {
    const asm = new Assembler();
    asm.reset(pc);
    if (kind === PlaceKind.FAULT) asm.o(Form.UD2);
    else asm.callAbs(this.vm.trampoline.stubs.deoptAfterCall);
    return asm.bytes().slice();
  }

  /** All conditional jumps to a trap: one after the other, since the trap can't tell where it was reached from. */
  private addJumps(blob: CodeBlob, state: OptimizedState, pc: number, sites: Site[]): void {
    const code = this.vm.memory.codeRw;
    const start = blob.start - Region.CODE;
    const end = start + state.code.codeEnd - JCC_LENGTH;
    const trap = pc - Patch.CALL_LENGTH - Region.CODE;
    for (let i = start; i <= end; i++) {
      if (code[i] !== JCC_PREFIX || (code[i + 1] & 0xf0) !== JCC) continue;
      const offset = code[i + 2] | (code[i + 3] << 8) | (code[i + 4] << 16) | (code[i + 5] << 24);
      if (i + JCC_LENGTH + offset !== trap) continue;
      const longer = offset + 1;
      sites.push({
        key: keyOf(PlaceKind.TRAP, pc),
        address: Region.CODE + i,
        changed: Uint8Array.of(JMP, longer, longer >> 8, longer >> 16, longer >> 24, NOP),
        original: null,
      });
    }
  }

  /** Changes the code for all sites but those whose bytes, or whose trap, another is waiting for. */
  private writeAll(sites: Site[]): void {
    for (const site of sites) {
      if (site.original !== null) continue;
      if (sites.some((other) => other.original !== null && (other.key === site.key || overlap(other, site))))
        continue;
      const at = site.address - Region.CODE;
      site.original = this.vm.memory.codeRw.slice(at, at + site.changed.length);
      this.vm.memory.writeCode(site.address, site.changed);
    }
  }

  private restore(site: Site): void {
    this.vm.memory.writeCode(site.address, site.original as Uint8Array);
    site.original = null;
  }
}

/** Do two sites change a common byte? */
const overlap = (a: Site, b: Site): boolean =>
  a.address < b.address + b.changed.length && b.address < a.address + a.changed.length;
