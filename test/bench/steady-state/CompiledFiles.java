import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The JDK's compiler, a hundred files a round. */
public class CompiledFiles {
  private static final int FILES = 100;

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(int i) {
      super(URI.create("string:///C" + i + ".java"), Kind.SOURCE);
      text = "import java.util.*;\npublic class C" + i + " {\n"
          + "  private final Map<String, List<Integer>> map = new TreeMap<>();\n"
          + "  int sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += i % 3 == 0 ? i : -i; return s; }\n"
          + "  void add(String key, int... values) { for (int v : values) map.computeIfAbsent(key, k -> new ArrayList<>()).add(v); }\n"
          + "  @Override public String toString() { return \"C" + i + "\" + map + C" + (i + 1) % FILES + ".class; }\n"
          + "  static <T extends Comparable<T>> T max(Collection<? extends T> all) { return all.stream().max(Comparator.naturalOrder()).get(); }\n"
          + "}\n";
    }

    @Override public CharSequence getCharContent(boolean ignore) { return text; }
  }

  public static void main(String[] args) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < FILES; i++) sources.add(new Source(i));
    Rounds.measure(24, () -> {
      int[] bytes = {0};
      try (JavaFileManager files = new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
        @Override public JavaFileObject getJavaFileForOutput(Location where, String name, JavaFileObject.Kind kind, FileObject sibling) {
          return new SimpleJavaFileObject(URI.create("string:///" + name + ".class"), kind) {
            @Override public OutputStream openOutputStream() {
              return new ByteArrayOutputStream() {
                @Override public void close() { bytes[0] += size(); }
              };
            }
          };
        }
      }) {
        if (!compiler.getTask(null, files, null, null, null, sources).call()) throw new AssertionError();
      }
      return bytes[0];
    });
  }
}
