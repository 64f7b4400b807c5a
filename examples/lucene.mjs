// Full-text search with Lucene 8, without a line of Java: `node examples/lucene.mjs [documents]`. The jars are Debian's (liblucene8-java); LUCENE names another folder.
import { createVM } from 'gojdk';

const jars = process.env.LUCENE ?? '/usr/share/java';
const modules = ['core', 'analyzers-common', 'queryparser', 'queries', 'facet'];
const vm = createVM({ classPath: modules.map((m) => `${jars}/lucene-${m}-8.7.0.jar`) });
const lucene = (name) => vm.load(`org.apache.lucene.${name}`);

const Document = lucene('document.Document');
const TextField = lucene('document.TextField');
const IntPoint = lucene('document.IntPoint');
const StoredField = lucene('document.StoredField');
const { Store } = lucene('document.Field');
const FacetField = lucene('facet.FacetField');
const FacetsConfig = lucene('facet.FacetsConfig');
const FacetsCollector = lucene('facet.FacetsCollector');
const TaxonomyWriter = lucene('facet.taxonomy.directory.DirectoryTaxonomyWriter');
const TaxonomyReader = lucene('facet.taxonomy.directory.DirectoryTaxonomyReader');
const FastTaxonomyFacetCounts = lucene('facet.taxonomy.FastTaxonomyFacetCounts');

const count = Number(process.argv[2] ?? 10_000);
const colours = ['red', 'green', 'blue'];
const things = ['apple', 'bicycle', 'candle', 'door', 'engine', 'feather', 'glass'];

const analyzer = new (lucene('analysis.standard.StandardAnalyzer'))();
const directory = new (lucene('store.ByteBuffersDirectory'))();
const taxonomy = new (lucene('store.ByteBuffersDirectory'))();
const config = new FacetsConfig();

const writer = new (lucene('index.IndexWriter'))(directory, new (lucene('index.IndexWriterConfig'))(analyzer));
const facetWriter = new TaxonomyWriter(taxonomy);
for (let i = 0; i < count; i++) {
  // The objects of each document are given up at once, instead of when V8's collector finds them.
  vm.scope(() => {
    const document = new Document();
    const text = `number ${i}: a ${colours[i % 3]} ${things[i % 7]} beside a ${things[(i * 3 + 1) % 7]}`;
    document.add(new TextField('text', text, Store.YES));
    document.add(new IntPoint('number', i));
    document.add(new StoredField('number', i));
    document.add(new FacetField('colour', colours[i % 3]));
    writer.addDocument(config.build(facetWriter, document));
  });
}
facetWriter.close();
writer.close();

const reader = lucene('index.DirectoryReader').open(directory);
const facetReader = new TaxonomyReader(taxonomy);
const searcher = new (lucene('search.IndexSearcher'))(reader);
const parser = new (lucene('queryparser.classic.QueryParser'))('text', analyzer);

const query = parser.parse('+bicycle +engine -red');
const collector = new FacetsCollector();
const found = FacetsCollector.search(searcher, query, 3, collector);
console.log(`${found.totalHits.value} of ${reader.numDocs()} documents for ${query}`);
for (const hit of found.scoreDocs) console.log(`  ${searcher.doc(hit.doc).get('text')}`);
const facets = new FastTaxonomyFacetCounts(facetReader, config, collector);
for (const { label, value } of facets.getTopChildren(10, 'colour').labelValues) console.log(`  ${label}: ${value}`);

// A query for numbers, sorted by a comparator in JavaScript.
const numbers = searcher.search(IntPoint.newRangeQuery('number', 40, 49), 100);
const texts = vm.load('java.util.Arrays').asList(numbers.scoreDocs.map((d) => searcher.doc(d.doc).get('text')));
texts.sort((a, b) => b.localeCompare(a));
console.log([...texts].slice(0, 2));
await vm.close();
