// exit: 1
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Uncaught from the depths of the library, called back into our code: frames of java.base in the trace. */
public class UncaughtNoMessage {
  static class Bad implements Comparable<Bad> {
    public int compareTo(Bad o) { throw new UnsupportedOperationException(); }
  }

  public static void main(String[] args) {
    List<Bad> list = new ArrayList<>();
    for (int i = 0; i < 3; i++) list.add(new Bad());
    Collections.sort(list);
  }
}
