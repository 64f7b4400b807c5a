/** In which order threads get a contended monitor, and come out of wait. */
public class MonitorOrder {
  static void sleep(long ms) { try { Thread.sleep(ms); } catch (InterruptedException e) { } }
  public static void main(String[] a) throws Exception {
    Object lock = new Object();
    Thread[] t = new Thread[6];
    for (int i = 0; i < t.length; i++) { t[i] = new Thread(() -> { synchronized (lock) { System.out.println("enter " + Thread.currentThread().getName()); sleep(120); } }, "c" + i); t[i].start(); sleep(15); }
    for (Thread x : t) x.join();
    for (int i = 0; i < t.length; i++) { t[i] = new Thread(() -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { System.out.println("int"); } System.out.println("woken " + Thread.currentThread().getName()); } }, "w" + i); t[i].start(); sleep(15); }
    synchronized (lock) { lock.notifyAll(); System.out.println(t[0].getState() + " " + t[5].getState()); sleep(20); }
    for (Thread x : t) x.join();
    for (int i = 0; i < t.length; i++) { t[i] = new Thread(() -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { System.out.println("int"); } System.out.println("woken " + Thread.currentThread().getName()); sleep(20); } }, "n" + i); t[i].start(); sleep(15); }
    for (int i = 0; i < 3; i++) synchronized (lock) { lock.notify(); System.out.println("notified"); }
    sleep(100);
    synchronized (lock) { lock.notify(); lock.notify(); lock.notify(); System.out.println("notified 3"); }
    for (Thread x : t) x.join();
    // waiters and enterers mixed
    for (int i = 0; i < 3; i++) { t[i] = new Thread(() -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { System.out.println("int"); } System.out.println("woken " + Thread.currentThread().getName()); sleep(20); } }, "m" + i); t[i].start(); sleep(15); }
    synchronized (lock) { for (int i = 3; i < 6; i++) { t[i] = new Thread(() -> { synchronized (lock) { System.out.println("enter " + Thread.currentThread().getName()); sleep(20); } }, "e" + i); t[i].start(); sleep(30); } lock.notifyAll(); sleep(30); }
    for (Thread x : t) x.join();
    for (int i = 0; i < 4; i++) { t[i] = new Thread(() -> { synchronized (lock) { try { lock.wait(200); } catch (InterruptedException e) { System.out.println("int"); } System.out.println("timeout " + Thread.currentThread().getName()); } }, "t" + i); t[i].start(); sleep(15); }
    synchronized (lock) { sleep(350); lock.notify(); sleep(10); }
    for (int i = 0; i < 4; i++) t[i].join();
  }
}
