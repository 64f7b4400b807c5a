/** Objects as a file: what is read is what was written. */
import t from 'tap';
import { Memory } from '../../native-trampoline/memory.js';
import { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { LoaderData } from '../../src/vm/classes/loaders.js';
import { GraphFile, readGraph } from '../../src/vm/image/graph-reader.js';
import { UnwritableObject, writeGraph } from '../../src/vm/image/graph-writer.js';
import { ImageError } from '../../src/vm/image/region-file.js';
import { Views } from '../../src/vm/image/views.js';

/** A part of the VM: one is there before anything is read. */
class Part {
  value: unknown = null;
  other: Part | null = null;
  readonly call = (): unknown => this.value;
  readonly host: object = { ask: () => this.value };
}

const memory = new Memory(new ArrayBuffer(64), new ArrayBuffer(64));

function read<T extends object>(bytes: Uint8Array, root: T): T {
  readGraph(new GraphFile(Uint8Array.from(bytes), 'file'), root, memory);
  return root;
}

/** What `value` has become in another process. */
function again(value: unknown): unknown {
  const part = new Part();
  part.value = value;
  return read(writeGraph({ part }, [], null), { part: new Part() }).part.value;
}

t.test('values', async (t) => {
  const values = [
    0,
    1,
    -1,
    (1 << 27) - 1,
    1 << 27,
    -(1 << 27),
    -(1 << 27) - 1,
    2 ** 31,
    0xf000_0000,
    -(2 ** 31),
  ];
  values.push(2 ** 32, 2 ** 53 - 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MIN_VALUE);
  for (const value of values) t.ok(Object.is(again(value), value), String(value));
  t.ok(Object.is(again(-0), -0));
  for (const value of [undefined, null, true, false, '', 'text', 'ä\0\u{1f600}\ud800', 5n, -(2n ** 64n)])
    t.equal(again(value), value, String(value));
});

t.test('structures', async (t) => {
  const shared = { a: [1, 'two', [3.5]] };
  const cycle: { self?: unknown; list: unknown[] } = { list: [shared, shared, undefined, null] };
  cycle.self = cycle;
  const found = again(cycle) as typeof cycle;
  t.same(found.list, cycle.list);
  t.equal(found.self, found);
  t.equal(found.list[0], found.list[1], 'one object');

  const map = new Map<unknown, unknown>([
    ['key', shared],
    [7, new Set([1, shared])],
    [shared, 'by object'],
  ]);
  const maps = again([map, shared]) as [typeof map, typeof shared];
  t.same([...maps[0].keys()].slice(0, 2), ['key', 7]);
  t.equal(maps[0].get(maps[1]), 'by object');
  t.equal(maps[0].get('key'), maps[1]);
  t.ok((maps[0].get(7) as Set<unknown>).has(maps[1]));

  const arrays = [
    Uint8Array.of(1, 0, 3, 0, 0),
    new Int32Array(100),
    Float64Array.of(0, -0, 1.5),
    Uint16Array.of(65535),
    BigInt64Array.of(-5n, 0n),
  ];
  const copies = again([...arrays, arrays[0]]) as unknown[];
  t.same(copies.slice(0, arrays.length), arrays);
  t.ok(Object.is((copies[2] as Float64Array)[1], -0));
  t.equal(copies[0], copies[arrays.length], 'one array');
});

t.test('parts are those that are there; what belongs to a process stays', async (t) => {
  const part = new Part();
  part.value = 1;
  part.other = new Part();
  part.other.value = [part];
  part.other.other = part;
  const here = new Part();
  const inner = new Part();
  here.other = inner;
  const { call, host } = here;
  read(writeGraph({ part }, [], null), { part: here });
  t.equal(here.value, 1);
  t.equal(here.other, inner);
  t.same(inner.value, [here]);
  t.equal(inner.other, here);
  t.equal(here.call, call);
  t.equal(here.host, host);
  t.throws(
    () => read(writeGraph({ part }, [], null), { part: new Part() }),
    new ImageError('other is missing'),
  );
});

t.test('data', async (t) => {
  const loader = new LoaderData(3, 17);
  const names = Array.from({ length: 100 }, (_, i) => `Class${i}`);
  const classes = names.map((name) => new JavaClass(name, loader, 33, null));
  const none: JavaClass[] = [];
  classes.forEach((cls, i) => {
    cls.id = i;
    cls.record = 0x8000_0000 + i;
    cls.superClass = classes[(i + 1) % classes.length];
    // Two of them have the same empty list, others one each.
    if (i < 2) cls.interfaces = none;
    if (i === 50) cls.subclasses.push(classes[51]);
    loader.classes.set(cls.name, cls);
  });
  const method = new JavaMethod(classes[4], 'f', '()V', 1, null, 0);
  method.native = () => 5;
  const found = again({ loader, method }) as { loader: LoaderData; method: JavaMethod };
  t.ok(found.loader instanceof LoaderData);
  t.equal(found.loader.handle, 17);
  const read = [...found.loader.classes.values()];
  t.same(
    read.map(({ name, id, record, accessFlags }) => [name, id, record, accessFlags]),
    classes.map(({ name, id, record, accessFlags }) => [name, id, record, accessFlags]),
  );
  read.forEach((cls, i) => {
    t.ok(cls instanceof JavaClass);
    t.equal(cls.superClass, read[(i + 1) % read.length]);
    t.equal(cls.loader, found.loader);
  });
  t.equal(read[0].interfaces, read[1].interfaces);
  t.not(read[0].subclasses, read[1].subclasses);
  t.same(read[50].subclasses, [read[51]]);
  t.equal(found.method.holder, read[4]);
  t.equal(found.method.native, null, 'functions are looked for again');
});

t.test('views of the region, which freezing has taken out', async (t) => {
  const part = new Part();
  part.value = undefined;
  const view = { name: 'Int32Array', codeRw: false, offset: 0, length: 16 };
  const { value } = read(writeGraph({ part }, [[part, 'value', view]], null), { part: new Part() }).part;
  t.equal(value, memory.i32);
  const within = { name: 'Uint8Array', codeRw: true, offset: 8, length: 4 };
  const of = read(writeGraph({ part }, [[part, 'value', within]], null), { part: new Part() }).part.value;
  t.same([(of as Uint8Array).byteOffset, (of as Uint8Array).buffer], [8, memory.codeRw.buffer]);
  const elements = ['before', memory.i32, memory.u8.subarray(4, 8), new Int32Array(5000)];
  part.value = elements;
  const views = new Views(memory, [part]);
  t.same(views.counts, { views: 2, packed: 1 });
  const found = read(writeGraph({ part }, views.takenOut(), null), { part: new Part() }).part.value;
  views.restore(memory);
  t.same(found, elements, 'elements of arrays');
  t.equal((found as unknown[])[1], memory.i32);
  t.equal(((found as unknown[])[2] as Uint8Array).buffer, memory.buffer);
});

t.test('what cannot be written is named; what cannot be read is no graph', async (t) => {
  const part = new Part();
  part.value = [{ [Symbol('s')]: 1 }];
  const reason = 'part.value.0 is an object with symbols, which cannot be written';
  t.throws(() => writeGraph({ part }, [], null), new UnwritableObject(reason));
  const good = writeGraph({ part: new Part() }, [], { note: 1 });
  t.same(new GraphFile(good, 'file').index.notes, { note: 1 });
  for (const length of [0, 8, 24, good.length - 8])
    t.throws(
      () => new GraphFile(good.slice(0, length), 'file'),
      new ImageError('file is damaged'),
      `${length}`,
    );
  const other = good.slice();
  other[0] ^= 1;
  t.throws(() => new GraphFile(other, 'file'), new ImageError('file is damaged'));
});
