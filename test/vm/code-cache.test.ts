/** Installed code: finding it by address and id, room that is full; the tables of one piece of code. */
import fc from 'fast-check';
import t from 'tap';
import type { CompiledCode } from '../../src/compiler/env.js';
import { CodeId, Region } from '../../src/layout/layout.js';
import type { JavaMethod } from '../../src/vm/classes/java-class.js';
import { CodeBlob, CodeKind, tablesOf } from '../../src/vm/code/code-blob.js';
import { CodeCache } from '../../src/vm/code/code-cache.js';

const method = { toString: () => 'A.m()V' } as unknown as JavaMethod;

function code(length: number, tables: Partial<CompiledCode> = {}): CompiledCode {
  const none = new Int32Array(0);
  return {
    bytes: new Uint8Array(length),
    relocations: none,
    codeEnd: length,
    frameSize: 8,
    pointerHomes: 0,
    syncHome: -1,
    pcTable: none,
    handlerTable: none,
    loopTable: none,
    sites: [],
    faultTable: none,
    ...tables,
  } as CompiledCode;
}

function cache(first = Region.CODE as number): CodeCache {
  return new CodeCache({ writeCode: () => {} } as never, first);
}

t.test('by address: from the first byte to the last', async (t) => {
  const c = cache();
  const a = c.install(method, code(20), CodeKind.BASELINE);
  const b = c.install(method, code(16), CodeKind.NATIVE);
  t.equal(c.find(a.start - 1), null);
  t.equal(c.find(a.start), a);
  t.equal(c.find(a.end - 1), a);
  t.equal(c.find(a.end), null, 'the gap before the next');
  t.equal(c.find(b.start), b);
  t.equal(c.find(b.end - 1), b);
  t.equal(c.find(b.end), null);
  t.equal(c.byId(a.id), a);
  t.equal(a.id, CodeId.FIRST);
  t.equal(c.nextId, b.id + 1);
  c.free(a);
  t.equal(c.find(a.start), null);
  t.throws(() => c.byId(a.id), /which is not there/);
  t.not(c.install(method, code(16), CodeKind.BASELINE).id, a.id, 'ids are not used again');
});

t.test('beside a list, at random', async () => {
  // Lengths to install; or, if negative, which to free.
  const plan = fc.array(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: -30, max: -1 })));
  fc.assert(
    fc.property(plan, (steps) => {
      const c = cache();
      const live: CodeBlob[] = [];
      for (const step of steps) {
        if (step > 0) live.push(c.install(method, code(step), CodeKind.BASELINE));
        else for (const gone of live.splice(-step % (live.length || 1), 1)) c.free(gone);
        for (const blob of live)
          for (const pc of [blob.start, blob.start + ((blob.end - blob.start) >> 1), blob.end - 1])
            if (c.find(pc) !== blob) throw new Error('not found');
        const bytes = live.reduce((sum, b) => sum + b.end - b.start, 0);
        if (c.bytes !== bytes) throw new Error('bytes are counted wrong');
        if (c.all().some((b, i, all) => i > 0 && all[i - 1].start >= b.start)) throw new Error('order');
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

t.test('when the area is full', async (t) => {
  const rest = 4096;
  const c = cache(Region.THUNKS - (1 << 20) - rest);
  const first = c.install(method, code(rest), CodeKind.BASELINE);
  let asked = 0;
  c.makeRoom = () => {
    asked++;
    return false;
  };
  const full = (): string => {
    try {
      c.install(method, code(1), CodeKind.BASELINE);
      return '';
    } catch (error) {
      return String(error);
    }
  };
  t.equal(full(), 'java.lang.OutOfMemoryError: CodeCache');
  t.equal(asked, 1);
  t.equal(full(), '', 'whoever handles the error has some of what was kept');
  c.makeRoom = () => {
    asked++;
    c.free(first);
    return true;
  };
  c.install(method, code((64 << 10) - 16), CodeKind.BASELINE);
  const large = c.install(method, code(rest), CodeKind.BASELINE);
  t.equal(large.start, first.start, 'room was made');
});

t.test('how much there is, by kind', async (t) => {
  const c = cache();
  c.install(method, code(20), CodeKind.BASELINE);
  c.install(method, code(30), CodeKind.BASELINE);
  const gone = c.install(method, code(40), CodeKind.OPTIMIZED);
  c.free(gone);
  t.same(c.counts(), [{ name: 'baseline', count: 2, bytes: 50 }]);
  t.equal(c.freedBytes, 40);
});

const at = (tables: Partial<CompiledCode>): CodeBlob =>
  new CodeBlob(CodeId.FIRST, CodeKind.BASELINE, method, 1000, 1100, tablesOf(code(100, tables)), 0);

t.test('bytecode indices', async (t) => {
  const blob = at({ pcTable: Int32Array.of(0, -1, 10, 0, 14, 3, 14, 5, 40, 8) });
  t.equal(blob.bciAt(0), -1, 'the prologue');
  t.equal(blob.bciAt(9), -1);
  t.equal(blob.bciAt(10), 0);
  t.equal(blob.bciAt(13), 0);
  t.equal(blob.bciAt(14), 5, 'the last of those that begin there');
  t.equal(blob.bciAt(39), 5);
  t.equal(blob.bciAt(99), 8);
  t.equal(at({}).bciAt(5), -1);
});

t.test('handlers, faults, sites', async (t) => {
  const sites = [5, 20, 40, 15].map((callOffset) => ({ callOffset })) as never;
  const blob = at({
    handlerTable: Int32Array.of(7, 50, 9, 60),
    faultTable: Int32Array.of(10, 20, 30, 15),
    sites,
  });
  t.equal(blob.handler(7), 1050);
  t.equal(blob.handler(9), 1060);
  t.throws(() => blob.handler(8), /no code for the handler at 8/);
  for (const offset of [10, 20, 30]) t.equal(blob.mayFault(1000 + offset), true);
  t.equal(blob.mayFault(1015), true, 'code out of line, noted late');
  for (const offset of [9, 11, 29, 31]) t.equal(blob.mayFault(1000 + offset), false);
  const offsetAt = (pc: number): number | undefined => blob.findSite(pc)?.callOffset;
  t.same([1010, 1025, 1045, 1020].map(offsetAt), [5, 20, 40, 15]);
  t.equal(blob.findSite(1011), null);
  t.throws(() => blob.siteAt(1011), /no patch site/);
});

t.test('pointer maps and entries', async (t) => {
  const blob = at({
    pointerHomes: 33,
    pointerMaps: { offsets: Int32Array.of(4, 8, 12), bits: new Int32Array(6) } as never,
    entryTable: Int32Array.of(16, 1, 2, 3, 32, 4, 5, 6),
  });
  t.same(
    [1004, 1008, 1012].map((pc) => blob.pointerMapAt(pc)),
    [0, 2, 4],
    'two words each',
  );
  t.throws(() => blob.pointerMapAt(1005), /no pointer map/);
  t.throws(() => at({}).pointerMapAt(1004), /without pointer maps/);
  t.equal(blob.entryAt(1016), 0);
  t.equal(blob.entryAt(1001), -1);
});
