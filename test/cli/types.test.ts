/** `gojdk types`: programs that use what it writes are compiled by tsc, strictly, and run. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { ROOT } from '../support/paths.js';
import { tsc } from '../support/tsc.js';

// A project that has the package installed.
const folder = mkdtempSync(join(tmpdir(), 'gojdk-types-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(ROOT, join(folder, 'node_modules', 'gojdk'));
symlinkSync(join(ROOT, 'node_modules', '@types'), join(folder, 'node_modules', '@types'));
t.teardown(() => rmSync(folder, { recursive: true }));

const COLLECTIONS = `import { createVM } from 'gojdk';
import type {} from './types.js';
import type { java_util_List } from './types.js';
const vm = createVM();
const ArrayList = vm.load('java.util.ArrayList');
const list = new ArrayList<string>(['b', 'a']);
list.add('c');
list.add(0, 'x');
const size: number = list.size();
const first: string = list.get(0);
list.sort((a, b) => (a < b ? -1 : 1));
list.sort(null);
list.removeIf((s) => s.length > 1);
const all: string[] = [...list];
for (const s of list) s.toUpperCase();
const later: Promise<number> = list.size.async();
const b = (): Promise<boolean> => list.add.async(['q'], {});
const as: java_util_List<string> = list;
const copy = new ArrayList(list);
const lengths = list.stream().map((s) => s.length).toArray();
const HashMap = vm.load('java.util.HashMap');
const map = new HashMap<string, number>();
map.put('a', 1);
map.computeIfAbsent('b', (k) => k.length);
const [k, v]: [string, number] = [...map][0];
map.merge('a', 1, (x, y) => x + y);
for (const [key, n] of map.entrySet()) key.length + n;
for (const e of map.entrySet()) { const key: string = e.getKey(); const n: number = e.getValue(); }
const asMap = new Map(map);
const o: unknown = list;
if (o instanceof ArrayList) o.size();
const name: string = list.getClass().getName();
list['remove(I)Ljava/lang/Object;'](0);
const undeclared = () => vm.load('not.declared').anything();
// @ts-expect-error
const never = () => list.add(5);
// @ts-expect-error
const neither = () => list.nothing();
// @ts-expect-error
const wrong: string = list.size();
await later;
console.log(size, first, all, k, v, asMap.size, name, lengths.length, copy.size(), as.size());
await vm.close();
`;

const IMPLEMENTED = `import { createVM } from 'gojdk';
import type {} from './types.js';
const vm = createVM();
const Comparator = vm.load('java.util.Comparator');
const byName = vm.implement('java.util.Comparator', { compare: (a, b) => (a < b ? -1 : 1), calls: 0 });
const backwards = vm.implement(Comparator, { 'compare(Ljava/lang/Object;Ljava/lang/Object;)I': (a, b) => (a < b ? 1 : -1) });
const list = new (vm.load('java.util.ArrayList'))<string>(['b', 'a']);
list.sort(byName);
const first: number = byName.reversed().compare('a', 'b');
const counting = vm.implement('java.lang.Runnable', { count: 0, run() { this.count++; } });
counting.run();
const Squares = vm.extend('java.util.AbstractList', { get(i) { return i * this.size(); }, size: () => 3 });
const squares = new Squares();
const size: number = squares.size();
const Input = vm.extend('java.io.InputStream', () => ({ left: 2, 'read()I'() { return this.left-- > 0 ? 65 : -1; } }));
const read: number = new Input().read();
const ints = vm.array('int', 3);
const int: number = ints[0];
const texts = vm.array('java.lang.String', ['a']);
const text: string | null = texts[0];
// What is not declared can be anything.
const undeclared = vm.implement('java.util.concurrent.Callable', { call: (x) => x });
const several = vm.implement(['java.lang.Runnable', Comparator], { run: () => {}, compare: (a, b) => a - b });
undeclared.anything?.(several.anything);
class Natural { compare(a: number, b: number): number { return a - b; } }
vm.implement('java.util.Comparator', new Natural());
console.log([...list], first, String(squares), size, read, int, text, backwards.compare(1, 2));
// @ts-expect-error: it has no such method
const never = () => vm.implement('java.util.Comparator', { cmp: () => 0 });
// @ts-expect-error
const neither = () => byName.nothing();
// @ts-expect-error
const wrong: string = squares.size();
// @ts-expect-error
const number: number = texts[0];
await vm.close();
`;

const JDK = `import { createVM } from 'gojdk';
import type {} from './types.js';
const vm = createVM();
const Stream = vm.load('java.util.stream.Stream');
const Collectors = vm.load('java.util.stream.Collectors');
const IntStream = vm.load('java.util.stream.IntStream');
const words = Stream.of('pear', 'fig', 'apple');
const byLength = words.collect(Collectors.groupingBy((w: string) => w.length));
const sorted = Stream.of('pear', 'fig').sorted((a, b) => a.length - b.length).map((w) => w.toUpperCase()).toList();
const up: string = sorted.get(0);
const sum: number = IntStream.range(0, 10).map((i) => i * i).sum();
const LocalDate = vm.load('java.time.LocalDate');
const date = LocalDate.of(2024, 2, 28).plusDays(2);
const text: string = date.toString();
const year: number = date.getYear();
const DayOfWeek = vm.load('java.time.DayOfWeek');
const friday: boolean = date.getDayOfWeek() === DayOfWeek.FRIDAY;
const Optional = vm.load('java.util.Optional');
const length: number = Optional.of('four').map((s) => s.length).orElse(0);
const TreeMap = vm.load('java.util.TreeMap');
const tree = new TreeMap<string, number>({ b: 2, a: 1 });
const firstKey: string = tree.firstKey();
const CompletableFuture = vm.load('java.util.concurrent.CompletableFuture');
const future = CompletableFuture.supplyAsync(() => 'done').thenApply((s) => s.length);
const four: number = await future.get.async();
const Files = vm.load('java.nio.file.Files');
const Path = vm.load('java.nio.file.Path');
const exists: boolean = Files.exists(Path.of('/'));
const max: bigint = vm.load('java.lang.Long').MAX_VALUE;
const thread = new (vm.load('java.lang.Thread'))(() => {});
const controller = new AbortController();
const joined: Promise<undefined> = thread.join.async([], { signal: controller.signal });
await joined;
const ArrayList = vm.load('java.util.ArrayList');
const o: unknown = new ArrayList<number>([3]);
if (o instanceof ArrayList) console.log(o.size(), up, sum, text, year, friday, length, firstKey, four, exists, max);
console.log(String(byLength));
const Entry = vm.load('java.util.Map').Entry;
console.log(String(Entry.comparingByKey().getClass() !== null));
// What does not fit, in Java as in TypeScript.
// @ts-expect-error
const never = () => LocalDate.of('x', 1, 1);
// @ts-expect-error
const wrong: string = date.getYear();
await vm.close();
`;

const GUAVA = `import { createVM } from 'gojdk';
import type {} from './types.js';
const vm = createVM({ classPath: '/usr/share/java/guava.jar' });
const ImmutableList = vm.load('com.google.common.collect.ImmutableList');
const list = ImmutableList.of('a', 'b', 'c');
const first: string = list.get(0);
const reversed: string[] = [...list.reverse()];
const multimap = vm.load('com.google.common.collect.ArrayListMultimap').create<string, number>();
multimap.put('a', 1);
multimap.put('a', 2);
const numbers: number[] = [...multimap.get('a')];
const Lists = vm.load('com.google.common.collect.Lists');
const lengths = Lists.transform(list, (s) => s.length);
const n: number = lengths.get(1);
const Joiner = vm.load('com.google.common.base.Joiner');
const joined: string = Joiner.on('-').join(list);
console.log(first, reversed, numbers, n, joined);
// @ts-expect-error
const wrong: number = list.get(0);
await vm.close();
`;

const LUCENE = `import { createVM } from 'gojdk';
import type {} from './types.js';
const vm = createVM({ classPath: '/usr/share/java/*' });
const Document = vm.load('org.apache.lucene.document.Document');
const TextField = vm.load('org.apache.lucene.document.TextField');
const { Store } = vm.load('org.apache.lucene.document.Field');
const FacetField = vm.load('org.apache.lucene.facet.FacetField');
const FacetsConfig = vm.load('org.apache.lucene.facet.FacetsConfig');
const FacetsCollector = vm.load('org.apache.lucene.facet.FacetsCollector');
const TaxonomyWriter = vm.load('org.apache.lucene.facet.taxonomy.directory.DirectoryTaxonomyWriter');
const IndexWriter = vm.load('org.apache.lucene.index.IndexWriter');
const IndexWriterConfig = vm.load('org.apache.lucene.index.IndexWriterConfig');
const StandardAnalyzer = vm.load('org.apache.lucene.analysis.standard.StandardAnalyzer');
const ByteBuffersDirectory = vm.load('org.apache.lucene.store.ByteBuffersDirectory');
const analyzer = new StandardAnalyzer();
const directory = new ByteBuffersDirectory();
const config = new FacetsConfig();
const writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
const taxonomy = new TaxonomyWriter(new ByteBuffersDirectory());
const document = new Document();
document.add(new TextField('text', 'a red bicycle', Store.YES));
document.add(new FacetField('colour', 'red'));
const sequence: bigint = writer.addDocument(config.build(taxonomy, document));
writer.close();
const reader = vm.load('org.apache.lucene.index.DirectoryReader').open(directory);
const searcher = new (vm.load('org.apache.lucene.search.IndexSearcher'))(reader);
const parser = new (vm.load('org.apache.lucene.queryparser.classic.QueryParser'))('text', analyzer);
const found = FacetsCollector.search(searcher, parser.parse('bicycle'), 3, new FacetsCollector());
const total: bigint = found.totalHits.value;
const texts: string[] = found.scoreDocs.map((hit) => searcher.doc(hit.doc).get('text'));
const score: number = found.scoreDocs[0].score;
console.log(total, texts, score > 0, reader.numDocs());
// @ts-expect-error
const never = () => document.add('text');
// @ts-expect-error
const neither = () => new TextField('text');
await vm.close();
`;

function gojdk(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [join(ROOT, 'bin', 'gojdk.js'), ...args], { encoding: 'utf8' });
}

/** Declares, compiles and runs; what it prints. */
function run(name: string, program: string, ...args: string[]): string {
  const own = join(folder, name);
  mkdirSync(own);
  writeFileSync(join(own, 'program.mts'), program.replaceAll('./types.js', './types.mjs'));
  const declared = gojdk('types', ...args, '-o', join(own, 'types.d.mts'));
  if (declared.status !== 0) return declared.stderr;
  const options =
    '--strict --types node --module nodenext --target es2022 --lib es2022,esnext.disposable'.split(' ');
  const mistakes = tsc(own, ...options, '--rootDir', own, '--outDir', 'out', 'program.mts');
  if (mistakes !== '') return mistakes;
  const compiled = join(own, 'out', 'program.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [compiled], { encoding: 'utf8', cwd: own });
  return stdout + stderr;
}

t.test('collections', async (t) => {
  t.equal(
    run('collections', COLLECTIONS, 'java.util.ArrayList', 'java.util.HashMap'),
    "4 x [ 'a', 'b', 'c', 'x' ] a 1 2 java.util.ArrayList 4 4 3\n",
  );
});

t.test('what JavaScript implements', async (t) => {
  const classes = ['ArrayList', 'AbstractList', 'Comparator'].map((name) => `java.util.${name}`);
  t.equal(
    run('implemented', IMPLEMENTED, ...classes, 'java.lang.Runnable', 'java.io.InputStream'),
    "[ 'a', 'b' ] 1 [0, 3, 6] 3 65 0 a 1\n",
  );
});

t.test('the JDK', async (t) => {
  const packages = [
    'java.util.*',
    'java.util.concurrent.*',
    'java.util.stream.*',
    'java.time.*',
    'java.nio.file.*',
  ];
  t.equal(
    run('jdk', JDK, ...packages, 'java.lang.Thread', 'java.lang.Long'),
    '1 FIG 285 2024-03-01 2024 true 4 a 4 true 9223372036854775807n\n{3=[fig], 4=[pear], 5=[apple]}\ntrue\n',
  );
});

const guava = '/usr/share/java/guava.jar';
t.test('Guava', { skip: existsSync(guava) ? false : 'libguava-java is not installed' }, async (t) => {
  t.equal(
    run('guava', GUAVA, '-cp', guava, 'com.google.common.collect.*', 'com.google.common.base.Joiner'),
    "a [ 'c', 'b', 'a' ] [ 1, 2 ] 1 a-b-c\n",
  );
});

const lucene = existsSync('/usr/share/java')
  ? readdirSync('/usr/share/java').filter((f) => /^lucene-.*-8\.7\.0\.jar$/.test(f))
  : [];
t.test('Lucene', { skip: lucene.length > 0 ? false : 'liblucene8-java is not installed' }, async (t) => {
  const packages = 'index.* search.* document.* facet.** queryparser.classic.* store.* analysis.standard.*';
  const names = packages.split(' ').map((p) => `org.apache.lucene.${p}`);
  const classPath = lucene.map((f) => `/usr/share/java/${f}`).join(':');
  t.equal(run('lucene', LUCENE, '-cp', classPath, ...names), "1n [ 'a red bicycle' ] true 1\n");
});

t.test('the command', async (t) => {
  const text = gojdk('types', 'java.util.Map.Entry', '--depth', '0', '--long=number').stdout;
  t.match(text, /"java\.util\.Map\$Entry": java_util_Map\$Entry\$Class;/);
  t.notMatch(text, /java_util_Comparator/, 'depth 0');
  t.match(gojdk('types', '--help').stdout, /^Usage: gojdk types/);
  const failing: [string[], RegExp][] = [
    [[], /needs names of classes/],
    [['no.such.Thing'], /there is no class no\.such\.Thing/],
    [['no.such.*'], /there are no public classes in no\.such\.\*/],
    [['java.util.AbstractList$Itr'], /is not public/],
    [['--frob', 'java.util.List'], /no option --frob/],
    [['java.util.List', '-o'], /-o needs a value/],
    [['java.util.List', '-o', join(folder, 'nowhere', 'x.d.ts')], /nowhere/],
  ];
  for (const [args, message] of failing) {
    const { status, stderr } = gojdk('types', ...args);
    t.equal(status, 1);
    t.match(stderr, message);
    t.equal(stderr.trimEnd().split('\n').length, 1, 'one line');
  }
});
