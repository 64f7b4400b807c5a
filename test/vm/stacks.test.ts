/** Places for stacks: sizes, threads that share one, frames that wait elsewhere. */
import t from 'tap';
import { Region } from '../../src/layout/layout.js';
import { JavaThread } from '../../src/vm/threads/java-thread.js';
import { Stacks } from '../../src/vm/threads/stacks.js';

const MB = 1 << 20;

/** Memory as far as stacks go, and a heap of native memory behind it. `room`: bytes of the latter. */
function world(room: number): { stacks: Stacks; u8: Uint8Array; outside: () => number } {
  const end = Region.STACKS + Region.STACKS_SIZE - Region.BASE;
  const u8 = new Uint8Array(end + room);
  let next = end;
  let blocks = 0;
  const outsideBytes = new Map<number, Uint8Array>();
  const view = (address: number, bytes: number): Uint8Array =>
    outsideBytes.get(address) ?? u8.subarray(address - Region.BASE, address - Region.BASE + bytes);
  const trampoline = {
    protect: () => {},
    discard: () => {},
    dlsym: (name: string) => ['malloc', 'free', 'memcpy'].indexOf(name),
    callC: (f: number, a: number, b = 0, bytes = 0) => {
      if (f === 0) {
        outsideBytes.set(++blocks, new Uint8Array(a));
        return blocks;
      }
      if (f === 1) outsideBytes.delete(a);
      else view(a, bytes).set(view(b, bytes).subarray(0, bytes));
      return 0;
    },
  };
  const nativeMemory = {
    tryAllocate: (bytes: number) => {
      if (next + bytes > u8.length) return 0;
      next += bytes;
      return next - bytes + Region.BASE;
    },
    allocate: (bytes: number) => nativeMemory.tryAllocate(bytes),
    release: () => {},
  };
  const stacks = new Stacks(trampoline as never, nativeMemory as never, u8);
  return { stacks, u8, outside: () => outsideBytes.size };
}

/** Two threads that share a place, since all places are given out. */
function sharing(stacks: Stacks): [JavaThread, JavaThread] {
  const all: JavaThread[] = [];
  for (let id = 1; ; id++) {
    const thread = new JavaThread(id, stacks.allocate(MB));
    const other = all.find((o) => o.slot === thread.slot);
    if (other !== undefined) return [other, thread];
    all.push(thread);
  }
}

t.test('places lie apart, and get smaller', async (t) => {
  const { stacks } = world(0);
  const slots = Array.from({ length: 600 }, () => stacks.allocate(MB));
  for (let i = 1; i < slots.length; i++) {
    if (slots[i].low < slots[i - 1].top) t.fail(`place ${i} overlaps the one before`);
    if (slots[i].low % 4096 !== 0) t.fail('guard pages are pages');
  }
  const usable = slots.map((slot) => slot.top - slot.end);
  t.ok(usable[0] >= MB, 'the first has what it asked for');
  t.ok(usable[30] < usable[0] && usable[100] < usable[30] && usable[599] <= usable[100]);
  t.ok(slots.every((slot) => slot.end > slot.low + 4096 && slot.slack >= 28 << 10));
});

t.test('a place is used again by whom it is large enough for', async (t) => {
  const { stacks } = world(0);
  const small = new JavaThread(1, stacks.allocate(64 << 10));
  const large = new JavaThread(2, stacks.allocate(MB));
  stacks.release(small);
  stacks.release(large);
  t.equal(stacks.allocate(MB), large.slot);
  t.equal(stacks.allocate(64 << 10), small.slot);
});

t.test('who comes after many gets the largest place that is free', async (t) => {
  const { stacks } = world(0);
  const threads = Array.from({ length: 1000 }, (_, id) => new JavaThread(id, stacks.allocate(MB)));
  const large = threads.filter(({ slot }) => slot.top - slot.end >= MB).length;
  for (const thread of threads) stacks.release(thread);
  const usable = Array.from({ length: large + 1 }, () => stacks.allocate(MB)).map((s) => s.top - s.end);
  t.ok(usable.slice(0, large).every((bytes) => bytes >= MB));
  t.ok(usable[large] >= MB / 2, 'the next best');
});

for (const [where, room] of [
  ['in native memory', 4 * MB],
  ['outside the region', 350 << 10],
] as const) {
  t.test(`frames wait ${where} while another thread is in their place`, async (t) => {
    const { stacks, u8, outside } = world(room);
    const [a, b] = sharing(stacks);
    const top = a.slot.top - Region.BASE;
    if (room < MB) stacks.displacement(a);
    stacks.occupy(a);
    t.equal(stacks.displacement(a), 0, 'it is where it belongs');
    a.rsp -= 40 << 10;
    u8.fill(1, a.rsp - Region.BASE, top);
    stacks.occupy(b);
    b.rsp -= 16;
    u8.fill(2, b.rsp - Region.BASE, top);
    const waiting = a.rsp + stacks.displacement(a) - Region.BASE;
    t.equal(u8[waiting], 1, 'its frames can be looked at');
    u8[waiting] = 3;
    stacks.keep(a);
    stacks.occupy(a);
    t.equal(u8[a.rsp - Region.BASE], 3, 'and changed');
    t.equal(u8[top - 1], 1);
    stacks.occupy(b);
    t.equal(u8[top - 1], 2);
    t.equal(u8[b.rsp - Region.BASE], 2);
    stacks.release(a);
    stacks.release(b);
    t.equal(outside(), 0, 'everything is given back');
  });
}

t.test('nothing is kept of a thread that has ended', async (t) => {
  const { stacks } = world(4 * MB);
  const [a, b] = sharing(stacks);
  stacks.occupy(a);
  a.rsp -= 64;
  stacks.release(a);
  stacks.occupy(b);
  t.same([a.saved, a.savedOutside], [0, 0]);
});
