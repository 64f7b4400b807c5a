import sun.misc.*;
/** Handlers of signals. */
public class Signals {
  interface A { void run() throws Throwable; }
  static int n;
  static void t(A a) { n++; try { a.run(); System.out.println(n + " none"); } catch (Throwable t) { System.out.println(n+" "+t); } }
  public static void main(String[] a) throws Exception {
    t(() -> new Signal("FOO"));
    t(() -> new Signal(null));
    t(() -> System.out.println(new Signal("INT") + " " + new Signal("INT").getNumber() + " " + new Signal("CHLD").getNumber() + " " + new Signal("CLD").getNumber()+ " " + new Signal("IO").getNumber()+ " " + new Signal("POLL").getNumber()+ " " + new Signal("WINCH").getNumber()));
    for (String s : new String[]{"INT","TERM","HUP","QUIT","SEGV","FPE","ILL","KILL","STOP","USR1","USR2","CHLD","ALRM","PIPE","BUS","TRAP","CONT","WINCH","XFSZ","PWR","SYS"}) t(() -> { SignalHandler h = Signal.handle(new Signal(s), x -> System.out.println("got " + x)); System.out.println(s + " " + (h == SignalHandler.SIG_DFL ? "dfl" : h == SignalHandler.SIG_IGN ? "ign" : "other")); });
    Object lock = new Object();
    t(() -> { Signal.handle(new Signal("USR1"), x -> { synchronized (lock) { System.out.println("handler " + x + " " + Thread.currentThread().getName() + Thread.currentThread().getPriority() + Thread.currentThread().isDaemon()); lock.notify(); } }); synchronized (lock) { Signal.raise(new Signal("USR1")); lock.wait(3000); } });
    t(() -> { Signal.handle(new Signal("USR1"), SignalHandler.SIG_IGN); Signal.raise(new Signal("USR1")); Thread.sleep(50); System.out.println(Signal.handle(new Signal("USR1"), SignalHandler.SIG_DFL) == SignalHandler.SIG_IGN); });
    Signal.handle(new Signal("TERM"), SignalHandler.SIG_DFL);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    if (a.length > 0) { Signal.raise(new Signal(a[0])); Thread.sleep(2000); System.out.println("not reached"); }
  }
}
