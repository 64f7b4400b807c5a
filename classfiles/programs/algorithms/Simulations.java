import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Simulations with seeded randomness: an event queue, k-means, a genetic algorithm, a neural net for XOR, annealing, Josephus, elementary automata. */
public class Simulations {
  record Event(double time, int kind, int id) implements Comparable<Event> { public int compareTo(Event o) { int c = Double.compare(time, o.time); return c != 0 ? c : Integer.compare(id, o.id); } }

  static void bank() {
    Random r = new Random(5);
    PriorityQueue<Event> queue = new PriorityQueue<>();
    queue.add(new Event(0, 0, 0));
    int waiting = 0, busy = 0, served = 0, longest = 0, id = 0;
    double last = 0, area = 0;
    while (served < 500) {
      Event e = queue.poll();
      area += waiting * (e.time() - last);
      last = e.time();
      if (e.kind() == 0) {
        if (busy < 2) { busy++; queue.add(new Event(e.time() + 1 + r.nextDouble() * 2, 1, ++id)); } else longest = Math.max(longest, ++waiting);
        queue.add(new Event(e.time() + r.nextDouble() * 2, 0, ++id));
      } else {
        served++;
        if (waiting > 0) { waiting--; queue.add(new Event(e.time() + 1 + r.nextDouble() * 2, 1, ++id)); } else busy--;
      }
    }
    System.out.println("bank " + longest + " " + area / last + " " + last);
  }

  static void kmeans() {
    Random r = new Random(3);
    double[][] points = new double[150][], centers = {{0, 0}, {1, 1}, {2, 0}};
    for (int i = 0; i < points.length; i++) points[i] = new double[] {i % 3 * 5 + r.nextDouble(), i % 3 * -2 + r.nextDouble()};
    int[] owner = new int[points.length];
    int rounds = 0;
    for (boolean moved = true; moved; rounds++) {
      moved = false;
      for (int i = 0; i < points.length; i++) {
        int best = 0;
        for (int c = 1; c < 3; c++) if (distance(points[i], centers[c]) < distance(points[i], centers[best])) best = c;
        if (owner[i] != best) { owner[i] = best; moved = true; }
      }
      for (int c = 0; c < 3; c++) {
        double x = 0, y = 0;
        int n = 0;
        for (int i = 0; i < points.length; i++) if (owner[i] == c) { x += points[i][0]; y += points[i][1]; n++; }
        if (n > 0) centers[c] = new double[] {x / n, y / n};
      }
    }
    System.out.println("kmeans " + rounds + " " + Arrays.deepToString(centers));
  }

  static double distance(double[] a, double[] b) { return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]); }

  static void genetic() {
    Random r = new Random(11);
    String target = "METHINKS IT IS LIKE A WEASEL", letters = " ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    List<char[]> population = new ArrayList<>();
    for (int i = 0; i < 60; i++) { char[] c = new char[target.length()]; for (int k = 0; k < c.length; k++) c[k] = letters.charAt(r.nextInt(27)); population.add(c); }
    int generation = 0;
    while (score(population.get(0), target) < target.length() && generation < 2000) {
      population.sort((a, b) -> score(b, target) - score(a, target));
      for (int i = 15; i < 60; i++) {
        char[] a = population.get(r.nextInt(15)), b = population.get(r.nextInt(15)), c = a.clone();
        for (int k = 0; k < c.length; k++) { if (r.nextBoolean()) c[k] = b[k]; if (r.nextInt(60) == 0) c[k] = letters.charAt(r.nextInt(27)); }
        population.set(i, c);
      }
      generation++;
    }
    System.out.println("genetic " + generation + " " + new String(population.get(0)));
  }

  static int score(char[] c, String target) { int s = 0; for (int i = 0; i < c.length; i++) if (c[i] == target.charAt(i)) s++; return s; }

  static double sigmoid(double x) { return 1 / (1 + StrictMath.exp(-x)); }

  static void neural() {
    Random r = new Random(2);
    double[][] w = new double[3][3];
    double[] out = new double[4], hidden = new double[4];
    for (double[] row : w) for (int i = 0; i < 3; i++) row[i] = r.nextDouble() * 2 - 1;
    for (int i = 0; i < 4; i++) out[i] = r.nextDouble() * 2 - 1;
    for (int epoch = 0; epoch < 4000; epoch++) {
      int k = epoch & 3;
      double[] x = {k & 1, k >> 1, 1};
      double want = (k & 1) ^ k >> 1, y = 0;
      for (int h = 0; h < 3; h++) { double s = 0; for (int i = 0; i < 3; i++) s += w[h][i] * x[i]; hidden[h] = sigmoid(s); }
      hidden[3] = 1;
      for (int h = 0; h < 4; h++) y += out[h] * hidden[h];
      y = sigmoid(y);
      double delta = (want - y) * y * (1 - y);
      for (int h = 0; h < 3; h++) { double d = delta * out[h] * hidden[h] * (1 - hidden[h]); for (int i = 0; i < 3; i++) w[h][i] += 2 * d * x[i]; }
      for (int h = 0; h < 4; h++) out[h] += 2 * delta * hidden[h];
    }
    System.out.println("neural " + Arrays.toString(out) + " " + w[0][0]);
  }

  static void annealing() {
    Random r = new Random(8);
    int n = 25;
    double[] x = new double[n], y = new double[n];
    int[] tour = new int[n];
    for (int i = 0; i < n; i++) { x[i] = r.nextDouble(); y[i] = r.nextDouble(); tour[i] = i; }
    double length = length(tour, x, y);
    for (double t = 1; t > 1e-3; t *= 0.9995) {
      int a = r.nextInt(n), b = r.nextInt(n), s = tour[a];
      tour[a] = tour[b];
      tour[b] = s;
      double l = length(tour, x, y);
      if (l < length || r.nextDouble() < StrictMath.exp((length - l) / t)) length = l;
      else { tour[b] = tour[a]; tour[a] = s; }
    }
    System.out.println("annealing " + length + " " + Arrays.toString(tour));
  }

  static double length(int[] tour, double[] x, double[] y) {
    double l = 0;
    for (int i = 0; i < tour.length; i++) { int a = tour[i], b = tour[(i + 1) % tour.length]; l += Math.sqrt((x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b])); }
    return l;
  }

  public static void main(String[] args) {
    bank();
    kmeans();
    genetic();
    neural();
    annealing();
    List<Integer> circle = new ArrayList<>();
    for (int i = 1; i <= 41; i++) circle.add(i);
    for (int at = 0; circle.size() > 1; ) circle.remove(at = (at + 2) % circle.size());
    System.out.println("josephus " + circle);
    boolean[] cells = new boolean[63];
    cells[31] = true;
    for (int row = 0; row < 16; row++) {
      StringBuilder s = new StringBuilder();
      for (boolean c : cells) s.append(c ? '#' : ' ');
      System.out.println(s.toString().stripTrailing());
      boolean[] next = new boolean[63];
      for (int i = 0; i < 63; i++) next[i] = (90 >> ((i > 0 && cells[i - 1] ? 4 : 0) | (cells[i] ? 2 : 0) | (i < 62 && cells[i + 1] ? 1 : 0)) & 1) == 1;
      cells = next;
    }
  }
}
