import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A field is compared with a constant that hot code has in a register as well, because something else needs it there: null, which a list is replaced with, and a number that is stored. */
public class ConstantsInRegisters {
  static class Node {
    final int number; final Throwable failure; final Node next;
    Node(int number, Throwable failure, Node next) { this.number = number; this.failure = failure; this.next = next; }
  }

  static final Error FAILURE = new Error("told");
  static final VarHandle HEAD;
  static final VarHandle STATE;

  static {
    try {
      HEAD = MethodHandles.lookup().findVarHandle(ConstantsInRegisters.class, "head", Node.class);
      STATE = MethodHandles.lookup().findVarHandle(ConstantsInRegisters.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  volatile Node head;
  volatile int state;
  int limit;

  /** Takes the whole list, unless its first node tells of a failure. */
  int drain(int seed) {
    int sum = seed;
    for (Node a = head;;) {
      sum ^= 127;
      if (a == null || a.failure != null) break;
      if (a == (a = (Node) HEAD.compareAndExchange(this, a, null))) {
        do sum += a.number; while ((a = a.next) != null);
        break;
      }
    }
    return sum;
  }

  /** The state becomes 7 if the limit is 7. */
  int reach(int seed) {
    int sum = seed;
    for (int s = state;;) {
      sum ^= 99;
      if (s == 7 || limit != 7) break;
      if (s == (s = (int) STATE.compareAndExchange(this, s, 7))) return sum;
    }
    return -sum;
  }

  public static void main(String[] args) {
    ConstantsInRegisters c = new ConstantsInRegisters();
    long sum = 0;
    for (int i = 0; i < 60_000; i++) {
      c.head = i % 5 == 0 ? null : new Node(i, i % 7 == 0 ? FAILURE : null, new Node(1, null, null));
      sum = sum * 31 + c.drain(i);
      sum = sum * 31 + (c.head == null ? 1 : c.head.number);
      c.state = i % 3;
      c.limit = i % 4 == 0 ? 6 : 7;
      sum = sum * 31 + c.reach(i) + c.state;
    }
    System.out.println(sum);
    System.out.println(c.head + " " + c.state);
  }
}
