// vm: -Xmx64m
// stress: no (fills the heap on purpose)
import java.util.ArrayList;
import java.util.List;

/** OutOfMemoryError caught and survived, repeatedly. */
public class OutOfMemory {
  static List<Object> hoard;

  public static void main(String[] args) {
    for (int round = 0; round < 3; round++) {
      hoard = new ArrayList<>();
      try {
        while (true) hoard.add(new long[10000]);
      } catch (OutOfMemoryError e) {
        int size = hoard.size();
        hoard = null;
        System.out.println(e.getMessage() + " " + (size > 100 && size < 1000));
      }
    }
    try {
      System.out.println(new int[Integer.MAX_VALUE].length);
    } catch (OutOfMemoryError e) {
      System.out.println(e.getMessage());
    }
    try {
      System.out.println(new long[100_000_000].length);
    } catch (OutOfMemoryError e) {
      System.out.println(e.getMessage());
    }
    Object[] chain = null;
    int links = 0;
    try {
      while (true) {
        chain = new Object[] {chain, new byte[1000]};
        links++;
      }
    } catch (OutOfMemoryError e) {
      chain = null;
      System.out.println(links > 10000);
    }
    StringBuilder sb = new StringBuilder("alive");
    for (int i = 0; i < 1000; i++) sb.append(i);
    System.out.println(sb.length());
  }
}
