import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Terms, conjunctions and phrases in an index of 20,000 documents. */
public class LuceneQueries {
  private static final int DOCUMENTS = 20_000, WORDS = 40, VOCABULARY = 3_000, QUERIES = 2_000;

  private static int seed = 1;

  private static int next(int bound) {
    seed = seed * 1103515245 + 12345;
    return (seed >>> 8) % bound;
  }

  /** Few words are frequent. */
  private static String word() {
    return "w" + next(1 + next(VOCABULARY));
  }

  public static void main(String[] args) throws Exception {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      for (int i = 0; i < DOCUMENTS; i++) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < WORDS; k++) text.append(word()).append(' ');
        Document document = new Document();
        document.add(new TextField("text", text.toString(), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    Rounds.measure(30, () -> {
      long found = 0;
      seed = 7;
      for (int i = 0; i < QUERIES; i++) {
        Term a = new Term("text", word()), b = new Term("text", word());
        TopDocs term = searcher.search(new TermQuery(a), 10);
        TopDocs both = searcher.search(new BooleanQuery.Builder()
            .add(new TermQuery(a), BooleanClause.Occur.MUST)
            .add(new TermQuery(b), BooleanClause.Occur.SHOULD).build(), 10);
        TopDocs phrase = searcher.search(new PhraseQuery("text", a.text(), b.text()), 10);
        found = found * 31 + term.totalHits.value + both.scoreDocs.length + phrase.totalHits.value;
      }
      return found;
    });
  }
}
