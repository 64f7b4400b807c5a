import java.util.concurrent.locks.*;
import java.util.*;
/** Stack traces of virtual threads wherever they wait. */
public class VirtualTraces {
    static void show(String what, Thread v) { System.out.println(what); for (StackTraceElement e : v.getStackTrace()) System.out.println("  " + e.getClassName() + "." + e.getMethodName()); }
    static void wait(Thread v, Thread.State s) throws Exception { while (v.getState() != s) Thread.sleep(1); }
    public static void main(String[] a) throws Exception {
        Thread v = Thread.ofVirtual().unstarted(() -> LockSupport.park());
        v.start(); wait(v, Thread.State.WAITING); show("park", v); LockSupport.unpark(v); v.join();
        v = Thread.ofVirtual().start(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { } }); wait(v, Thread.State.TIMED_WAITING); show("sleep", v); v.interrupt(); v.join();
        Object o = new Object();
        v = Thread.ofVirtual().start(() -> { synchronized (o) { try { o.wait(); } catch (InterruptedException e) { } } }); wait(v, Thread.State.WAITING); show("wait", v); v.interrupt(); v.join();
        v = Thread.ofVirtual().start(() -> { synchronized (o) { try { o.wait(100000); } catch (InterruptedException e) { } } }); wait(v, Thread.State.TIMED_WAITING); show("timed wait", v); v.interrupt(); v.join();
        synchronized (o) { v = Thread.ofVirtual().start(() -> { synchronized (o) { } }); wait(v, Thread.State.BLOCKED); show("blocked", v); }
        v.join(); show("ended", v);
        Thread p = new Thread(() -> LockSupport.park()); p.start(); wait(p, Thread.State.WAITING); show("platform", p); LockSupport.unpark(p); p.join();
        v = Thread.ofVirtual().start(() -> LockSupport.parkNanos(100000000000L)); wait(v, Thread.State.TIMED_WAITING); show("parkNanos", v); LockSupport.unpark(v); v.join();
        v = Thread.ofVirtual().start(() -> { while (!Thread.interrupted()) Thread.onSpinWait(); }); Thread.sleep(50); StackTraceElement[] st = v.getStackTrace(); System.out.println(st[st.length - 1].getMethodName() + st[st.length - 2].getMethodName()); v.interrupt(); v.join();
        Thread.ofVirtual().start(() -> new Throwable("t").printStackTrace()).join();
    }
}
