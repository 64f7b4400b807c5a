// vm: -Xmx32m
// exit: 1
// stderr: ignore
// stress: no (fills the heap)
/** The heap is full to the last byte when `main` ends by an exception. */
public class FullAtTheEnd {
  static Object all;

  public static void main(String[] args) {
    System.out.println("begin");
    for (;;) all = new Object[] {all};
  }
}
