/** Dining philosophers with ordered forks, a readers-writers account, and a pipeline of threads. */
public class Philosophers {
  static class Account {
    private long balance;
    synchronized void add(long n) { balance += n; }
    static void move(Account from, Account to, long n) {
      Account first = System.identityHashCode(from) < System.identityHashCode(to) ? from : to, second = first == from ? to : from;
      synchronized (first) { synchronized (second) { from.balance -= n; to.balance += n; } }
    }
  }

  static class Stage extends Thread {
    private final Stage next;
    private Integer slot;
    private boolean ended;
    long seen;
    Stage(Stage next) { this.next = next; }
    synchronized void send(Integer v) throws InterruptedException { while (slot != null) wait(); if (v == null) ended = true; else slot = v; notifyAll(); }
    private synchronized Integer receive() throws InterruptedException { while (slot == null && !ended) wait(); Integer v = slot; slot = null; notifyAll(); return v; }
    @Override public void run() {
      try {
        for (Integer v; (v = receive()) != null; ) { seen += v; if (next != null) next.send(v + 1); }
        if (next != null) next.send(null);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int n = 5;
    Object[] forks = new Object[n];
    for (int i = 0; i < n; i++) forks[i] = new Object();
    int[] meals = new int[n];
    Thread[] diners = new Thread[n];
    for (int i = 0; i < n; i++) {
      int me = i, low = Math.min(i, (i + 1) % n), high = Math.max(i, (i + 1) % n);
      (diners[i] = new Thread(() -> { for (int k = 0; k < 200; k++) synchronized (forks[low]) { synchronized (forks[high]) { meals[me]++; if (k % 50 == 0) Thread.yield(); } } })).start();
    }
    for (Thread t : diners) t.join();
    int total = 0;
    for (int m : meals) total += m;
    System.out.println(total);
    Account[] accounts = new Account[4];
    for (int i = 0; i < 4; i++) { accounts[i] = new Account(); accounts[i].add(1000); }
    Thread[] movers = new Thread[6];
    for (int i = 0; i < 6; i++) { int seed = i; (movers[i] = new Thread(() -> { java.util.Random r = new java.util.Random(seed); for (int k = 0; k < 300; k++) { int a = r.nextInt(4), b = (a + 1 + r.nextInt(3)) % 4; Account.move(accounts[a], accounts[b], r.nextInt(50)); } })).start(); }
    for (Thread t : movers) t.join();
    long sum = 0;
    for (Account a : accounts) sum += a.balance;
    System.out.println(sum);
    Stage stage = null;
    Stage[] stages = new Stage[5];
    for (int i = 4; i >= 0; i--) stages[i] = stage = new Stage(stage);
    for (Stage s : stages) s.start();
    for (int i = 0; i < 100; i++) stages[0].send(i);
    stages[0].send(null);
    for (Stage s : stages) { s.join(); System.out.print(s.seen + " "); }
    System.out.println();
  }
}
