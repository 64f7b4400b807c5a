import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Stack;
import java.util.Vector;

/** Queues, deques, priority queues, Stack, Vector, BitSet. */
public class QueuesAndDeques {
  record Task(int priority, String name) {}

  public static void main(String[] args) {
    Deque<Integer> d = new ArrayDeque<>();
    for (int i = 0; i < 50; i++) { if (i % 3 == 0) d.addFirst(i); else d.addLast(i); if (i % 5 == 0) d.pollLast(); }
    System.out.println(d + " " + d.peekFirst() + d.peekLast() + d.size() + d.contains(7) + d.removeFirstOccurrence(7) + d.pop());
    d.push(99);
    System.out.println(d.getFirst() + " " + d.descendingIterator().next());
    try {
      new ArrayDeque<String>().removeFirst();
    } catch (NoSuchElementException e) {
      System.out.println("empty");
    }
    PriorityQueue<Integer> p = new PriorityQueue<>(Arrays.asList(5, 1, 8, 3, 9, 2));
    System.out.print(p.peek() + ":");
    while (!p.isEmpty()) System.out.print(p.poll() + " ");
    PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingInt(Task::priority).reversed().thenComparing(Task::name));
    for (String s : "2b 1a 3c 2a 3b".split(" ")) tasks.add(new Task(s.charAt(0) - '0', s));
    while (tasks.size() > 0) System.out.print(tasks.remove().name() + " ");
    System.out.println();
    PriorityQueue<Long> heap = new PriorityQueue<>(Collections.reverseOrder());
    long x = 7;
    for (int i = 0; i < 3000; i++) { x = x * 6364136223846793005L + 1; heap.add(x >>> 40); if (heap.size() > 100) heap.poll(); }
    long h = 0;
    while (!heap.isEmpty()) h = h * 31 + heap.poll();
    System.out.println(h);
    Stack<String> stack = new Stack<>();
    stack.push("a");
    stack.push("b");
    System.out.println(stack.peek() + stack.search("a") + stack.pop() + stack + stack.empty());
    Vector<Integer> v = new Vector<>(List3());
    v.insertElementAt(0, 0);
    System.out.println(v + " " + v.elementAt(1) + v.firstElement() + v.lastElement());
    BitSet bits = new BitSet(100);
    for (int i = 2; i < 100; i++) bits.set(i);
    for (int i = 2; i * i < 100; i++) if (bits.get(i)) for (int j = i * i; j < 100; j += i) bits.clear(j);
    System.out.println(bits + " " + bits.cardinality() + " " + bits.nextSetBit(50) + " " + bits.nextClearBit(2) + " " + bits.length() + " " + bits.previousSetBit(50));
    BitSet other = new BitSet();
    other.set(10, 20);
    other.flip(15);
    other.and(bits);
    System.out.println(other + " " + other.intersects(bits) + Arrays.toString(bits.toLongArray()));
    Queue<int[]> queue = new ArrayDeque<>();
    int[][] dist = new int[20][20];
    for (int[] row : dist) Arrays.fill(row, -1);
    dist[0][0] = 0;
    queue.add(new int[] {0, 0});
    while (!queue.isEmpty()) {
      int[] at = queue.remove();
      for (int[] m : new int[][] {{1, 2}, {2, 1}, {-1, 2}, {-2, 1}, {1, -2}, {2, -1}, {-1, -2}, {-2, -1}}) {
        int r = at[0] + m[0], c = at[1] + m[1];
        if (r < 0 || c < 0 || r > 19 || c > 19 || dist[r][c] >= 0) continue;
        dist[r][c] = dist[at[0]][at[1]] + 1;
        queue.add(new int[] {r, c});
      }
    }
    System.out.println(dist[19][19] + " " + dist[7][3] + " " + Arrays.stream(dist).flatMapToInt(Arrays::stream).sum());
  }

  static java.util.List<Integer> List3() { return java.util.List.of(1, 2, 3); }
}
