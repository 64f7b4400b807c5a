// stdin: "the quick brown fox\njumps over the lazy dog\nThe end, the very end.\n"
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.TreeMap;

/** Counts words, lines and letters of standard input. */
public class WordCount {
  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    Map<String, Integer> counts = new TreeMap<>();
    int lines = 0, chars = 0;
    for (String line; (line = in.readLine()) != null; ) {
      lines++;
      chars += line.length() + 1;
      for (String word : line.toLowerCase().split("[^a-z]+")) if (!word.isEmpty()) counts.merge(word, 1, Integer::sum);
    }
    System.out.println(lines + " " + chars);
    for (Map.Entry<String, Integer> e : counts.entrySet()) System.out.println(e.getKey() + " " + e.getValue());
  }
}
