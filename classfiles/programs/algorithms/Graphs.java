import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Dijkstra, Bellman-Ford, Floyd-Warshall, Kruskal, topological order, strongly connected components, maximum flow, bipartite matching. */
public class Graphs {
  record Edge(int from, int to, int weight) {}

  static List<Edge> random(int n, int m, int seed) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      seed = seed * 1664525 + 1013904223;
      int a = (seed >>> 8) % n;
      seed = seed * 1664525 + 1013904223;
      int b = (seed >>> 8) % n;
      if (a != b) edges.add(new Edge(a, b, (seed >>> 20) % 100 + 1));
    }
    return edges;
  }

  static long[] dijkstra(int n, List<Edge> edges, int source) {
    List<List<Edge>> out = new ArrayList<>();
    for (int i = 0; i < n; i++) out.add(new ArrayList<>());
    for (Edge e : edges) out.get(e.from()).add(e);
    long[] distance = new long[n];
    Arrays.fill(distance, Long.MAX_VALUE);
    distance[source] = 0;
    PriorityQueue<long[]> queue = new PriorityQueue<>(Comparator.comparingLong(a -> a[0]));
    queue.add(new long[] {0, source});
    while (!queue.isEmpty()) {
      long[] top = queue.poll();
      int v = (int) top[1];
      if (top[0] > distance[v]) continue;
      for (Edge e : out.get(v)) {
        long d = top[0] + e.weight();
        if (d < distance[e.to()]) {
          distance[e.to()] = d;
          queue.add(new long[] {d, e.to()});
        }
      }
    }
    return distance;
  }

  static long[] bellmanFord(int n, List<Edge> edges, int source) {
    long[] d = new long[n];
    Arrays.fill(d, Long.MAX_VALUE);
    d[source] = 0;
    for (int round = 0; round < n; round++) for (Edge e : edges) if (d[e.from()] != Long.MAX_VALUE && d[e.from()] + e.weight() < d[e.to()]) d[e.to()] = d[e.from()] + e.weight();
    return d;
  }

  static int find(int[] parent, int x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }

  static int kruskal(int n, List<Edge> edges) {
    List<Edge> sorted = new ArrayList<>(edges);
    sorted.sort(Comparator.comparingInt(Edge::weight));
    int[] parent = new int[n];
    for (int i = 0; i < n; i++) parent[i] = i;
    int total = 0;
    for (Edge e : sorted) {
      int a = find(parent, e.from()), b = find(parent, e.to());
      if (a != b) {
        parent[a] = b;
        total += e.weight();
      }
    }
    return total;
  }

  static int counter, components;
  static int[] index, low;
  static boolean[] onStack;
  static ArrayDeque<Integer> stack = new ArrayDeque<>();

  static void connect(int v, List<List<Integer>> next) {
    index[v] = low[v] = ++counter;
    stack.push(v);
    onStack[v] = true;
    for (int w : next.get(v)) {
      if (index[w] == 0) {
        connect(w, next);
        low[v] = Math.min(low[v], low[w]);
      } else if (onStack[w]) low[v] = Math.min(low[v], index[w]);
    }
    if (low[v] == index[v]) {
      components++;
      int w;
      do onStack[w = stack.pop()] = false; while (w != v);
    }
  }

  static int maxFlow(int[][] capacity, int source, int sink) {
    int flow = 0;
    while (true) {
      int[] from = new int[capacity.length];
      Arrays.fill(from, -1);
      from[source] = source;
      ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
      while (!queue.isEmpty() && from[sink] < 0) {
        int v = queue.poll();
        for (int w = 0; w < capacity.length; w++) if (from[w] < 0 && capacity[v][w] > 0) {
          from[w] = v;
          queue.add(w);
        }
      }
      if (from[sink] < 0) return flow;
      int least = Integer.MAX_VALUE;
      for (int v = sink; v != source; v = from[v]) least = Math.min(least, capacity[from[v]][v]);
      for (int v = sink; v != source; v = from[v]) {
        capacity[from[v]][v] -= least;
        capacity[v][from[v]] += least;
      }
      flow += least;
    }
  }

  public static void main(String[] args) {
    int n = 60;
    List<Edge> edges = random(n, 300, 7);
    long[] a = dijkstra(n, edges, 0), b = bellmanFord(n, edges, 0);
    System.out.println(Arrays.equals(a, b) + " " + Arrays.hashCode(a));
    long[][] all = new long[n][n];
    for (long[] row : all) Arrays.fill(row, 1_000_000);
    for (int i = 0; i < n; i++) all[i][i] = 0;
    for (Edge e : edges) all[e.from()][e.to()] = Math.min(all[e.from()][e.to()], e.weight());
    for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) all[i][j] = Math.min(all[i][j], all[i][k] + all[k][j]);
    System.out.println(Arrays.equals(all[0], a) + " " + Arrays.deepHashCode(all));
    System.out.println(kruskal(n, edges));
    List<List<Integer>> next = new ArrayList<>();
    for (int i = 0; i < n; i++) next.add(new ArrayList<>());
    for (Edge e : edges) if (e.weight() > 60) next.get(e.from()).add(e.to());
    index = new int[n];
    low = new int[n];
    onStack = new boolean[n];
    for (int i = 0; i < n; i++) if (index[i] == 0) connect(i, next);
    System.out.println(components + " components");
    int[][] capacity = new int[n][n];
    for (Edge e : edges) capacity[e.from()][e.to()] += e.weight();
    System.out.println("flow " + maxFlow(capacity, 0, n - 1));
    int[] degree = new int[n];
    List<Edge> acyclic = edges.stream().filter(e -> e.from() < e.to()).toList();
    for (Edge e : acyclic) degree[e.to()]++;
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < n; i++) if (degree[i] == 0) ready.add(i);
    StringBuilder order = new StringBuilder();
    while (!ready.isEmpty()) {
      int v = ready.poll();
      order.append(v).append(' ');
      for (Edge e : acyclic) if (e.from() == v && --degree[e.to()] == 0) ready.add(e.to());
    }
    System.out.println(order);
  }
}
