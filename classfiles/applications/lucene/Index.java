import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;

/** Indexes ten thousand documents in memory and on disk, deletes and updates some, searches, sorts and counts facets. */
public class Index {
    static final String[] WORDS = {
        "river", "mountain", "stone", "light", "winter", "summer", "house", "garden", "road", "forest", "silver", "golden",
        "quiet", "broken", "ancient", "modern", "window", "letter", "music", "engine", "paper", "glass", "copper", "ocean"
    };
    static final FacetsConfig FACETS = new FacetsConfig();

    static Document document(Random random, int id) {
        Document d = new Document();
        d.add(new StringField("id", Integer.toString(id), Field.Store.YES));
        StringBuilder text = new StringBuilder();
        int count = 5 + random.nextInt(20);
        for (int i = 0; i < count; i++) text.append(WORDS[(int) (random.nextDouble() * random.nextDouble() * WORDS.length)]).append(' ');
        d.add(new TextField("text", text.toString(), Field.Store.YES));
        int year = 1950 + random.nextInt(70);
        d.add(new IntPoint("year", year));
        d.add(new NumericDocValuesField("year", year));
        d.add(new StoredField("year", year));
        String author = "author" + random.nextInt(50);
        d.add(new SortedDocValuesField("author", new BytesRef(author)));
        d.add(new SortedSetDocValuesFacetField("decade", (year / 10 * 10) + "s"));
        d.add(new SortedSetDocValuesFacetField("author", author));
        return d;
    }

    static void show(IndexSearcher searcher, String title, Query query, Sort sort) throws IOException {
        TopDocs top = sort == null ? searcher.search(query, 5) : searcher.search(query, 5, sort);
        System.out.println(title + " [" + query + "]: " + top.totalHits);
        for (ScoreDoc hit : top.scoreDocs) {
            Document d = searcher.doc(hit.doc);
            System.out.println("  " + d.get("id") + " " + d.get("year") + " " + hit.score + " " + d.get("text").trim());
        }
    }

    static void search(Directory directory) throws Exception {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            System.out.println("documents " + reader.numDocs() + " of " + reader.maxDoc() + ", segments " + reader.leaves().size());
            IndexSearcher searcher = new IndexSearcher(reader);
            show(searcher, "term", new TermQuery(new Term("text", "ocean")), null);
            show(searcher, "phrase", new PhraseQuery(1, "text", "silver", "river"), null);
            show(searcher, "range", IntPoint.newRangeQuery("year", 1960, 1961), new Sort(new SortField("year", SortField.Type.INT, true), SortField.FIELD_DOC));
            show(searcher, "fuzzy", new FuzzyQuery(new Term("text", "gardne")), null);
            show(searcher, "prefix", new PrefixQuery(new Term("text", "mo")), null);
            show(searcher, "wildcard", new WildcardQuery(new Term("text", "*er")), new Sort(new SortField("author", SortField.Type.STRING), SortField.FIELD_DOC));
            show(searcher, "parsed", new QueryParser("text", new StandardAnalyzer()).parse("+garden -winter (copper OR \"quiet house\"~3)^2"), null);
            BooleanQuery.Builder both = new BooleanQuery.Builder();
            both.add(new TermQuery(new Term("text", "engine")), BooleanClause.Occur.MUST);
            both.add(IntPoint.newRangeQuery("year", 2000, 2010), BooleanClause.Occur.FILTER);
            show(searcher, "boolean", both.build(), null);
            System.out.println(searcher.explain(new TermQuery(new Term("text", "glass")), searcher.search(new TermQuery(new Term("text", "glass")), 1).scoreDocs[0].doc));
            FacetsCollector collector = new FacetsCollector();
            FacetsCollector.search(searcher, new MatchAllDocsQuery(), 1, collector);
            Facets facets = new SortedSetDocValuesFacetCounts(new DefaultSortedSetDocValuesReaderState(reader), collector);
            for (String dimension : new String[] {"decade", "author"}) {
                FacetResult result = facets.getTopChildren(7, dimension);
                System.out.print(result);
            }
        }
    }

    static void run(Directory directory) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer()).setRAMBufferSizeMB(1).setMergeScheduler(new SerialMergeScheduler());
        Random random = new Random(42);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < 10000; i++) writer.addDocument(FACETS.build(document(random, i)));
            writer.commit();
            writer.deleteDocuments(new Term("text", "music"));
            for (int i = 0; i < 200; i++) writer.updateDocument(new Term("id", Integer.toString(i * 7)), FACETS.build(document(random, i * 7)));
        }
        search(directory);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()).setMergeScheduler(new SerialMergeScheduler()))) {
            writer.forceMerge(1);
        }
        search(directory);
    }

    static void onDisk(String kind, Path folder) throws Exception {
        System.out.println("-- " + kind);
        try (Directory directory = kind.equals("nio") ? new NIOFSDirectory(folder) : FSDirectory.open(folder)) {
            run(directory);
        }
        try (var files = Files.walk(folder)) {
            for (Path p : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("-- memory");
        try (Directory directory = new ByteBuffersDirectory()) {
            run(directory);
        }
        onDisk("nio", Files.createTempDirectory("lucene"));
        onDisk("default", Files.createTempDirectory("lucene"));
    }
}
