// vm: -Dgiven=yes
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.*;
import java.util.Arrays;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** java.lang.management: what can be said of every machine. */
public class Management {
  public interface HelloMBean {
    int getCount();

    int add(int a, int b);
  }

  public static class Hello implements HelloMBean {
    public int getCount() {
      return 7;
    }

    public int add(int a, int b) {
      return a + b;
    }
  }

  static void runtime() {
    RuntimeMXBean r = ManagementFactory.getRuntimeMXBean();
    System.out.println(r.getSpecName() + r.getManagementSpecVersion() + " " + r.getInputArguments() + r.isBootClassPathSupported());
    System.out.println((r.getUptime() > 0) + " " + (Math.abs(System.currentTimeMillis() - r.getStartTime()) < 120000) + (r.getPid() == ProcessHandle.current().pid()));
    System.out.println(r.getName().matches("\\d+@.+") + " " + r.getSystemProperties().get("given"));
    ClassLoadingMXBean c = ManagementFactory.getClassLoadingMXBean();
    System.out.println((c.getLoadedClassCount() > 100) + " " + (c.getTotalLoadedClassCount() >= c.getLoadedClassCount()) + c.getUnloadedClassCount() + c.isVerbose());
    CompilationMXBean k = ManagementFactory.getCompilationMXBean();
    System.out.println(k.isCompilationTimeMonitoringSupported() + " " + (k.getTotalCompilationTime() >= 0));
    System.out.println(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption("MaxHeapSize").getName());
  }

  static void memory() {
    MemoryMXBean m = ManagementFactory.getMemoryMXBean();
    MemoryUsage h = m.getHeapMemoryUsage();
    System.out.println((h.getUsed() <= h.getCommitted()) + " " + (h.getCommitted() <= h.getMax()) + (m.getNonHeapMemoryUsage().getUsed() > 0));
    m.gc();
    System.out.println(ManagementFactory.getMemoryPoolMXBeans().size() > 2);
    for (MemoryPoolMXBean p : ManagementFactory.getMemoryPoolMXBeans()) {
      if (p.getUsage().getUsed() < 0 || p.getMemoryManagerNames().length == 0 || p.getPeakUsage() == null) System.out.println(p.getName());
      p.resetPeakUsage();
    }
    boolean collected = false;
    for (GarbageCollectorMXBean g : ManagementFactory.getGarbageCollectorMXBeans()) {
      collected |= g.getCollectionCount() > 0;
      if (g.getCollectionTime() < 0 || g.getMemoryPoolNames().length == 0) System.out.println(g.getName());
    }
    System.out.println(collected);
  }

  static void threads() throws Exception {
    ThreadMXBean t = ManagementFactory.getThreadMXBean();
    Object lock = new Object();
    Thread waiter = new Thread(() -> {
      synchronized (lock) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          System.out.println(e);
        }
      }
    }, "waiter");
    waiter.start();
    while (waiter.getState() != Thread.State.WAITING) Thread.sleep(10);
    ThreadInfo i = t.getThreadInfo(waiter.getId(), 5);
    System.out.println(i.getThreadName() + i.getThreadState() + i.getStackTrace()[0].getMethodName() + i.getLockInfo().getClassName() + i.getLockOwnerName() + i.getPriority());
    Thread blocked = new Thread(() -> {
      synchronized (lock) {
        System.out.println("entered");
      }
    });
    synchronized (lock) {
      blocked.start();
      while (blocked.getState() != Thread.State.BLOCKED) Thread.sleep(10);
      ThreadInfo b = t.getThreadInfo(blocked.getId());
      System.out.println(b.getThreadState() + b.getLockOwnerName() + b.getStackTrace().length + b.getLockInfo().getClassName());
    }
    blocked.join();
    synchronized (lock) {
      lock.notifyAll();
    }
    waiter.join();
    System.out.println(t.getThreadInfo(waiter.getId()) + " " + Arrays.stream(t.dumpAllThreads(true, true)).anyMatch(x -> x.getThreadName().equals("main")));
    System.out.println((t.getThreadCount() >= 1) + " " + (t.getPeakThreadCount() >= t.getThreadCount()) + (t.getTotalStartedThreadCount() >= 3) + (t.getDaemonThreadCount() > 0) + (t.getAllThreadIds().length > 1));
    System.out.println(t.isThreadCpuTimeSupported() + " " + t.isThreadCpuTimeEnabled() + (t.getCurrentThreadCpuTime() > 0) + (t.getCurrentThreadUserTime() >= 0));
    System.out.println((((com.sun.management.ThreadMXBean) t).getThreadAllocatedBytes(Thread.currentThread().getId()) > 0) + " " + Arrays.toString(t.findDeadlockedThreads()));
    Object other = new Object();
    Thread[] pair = new Thread[2];
    for (int n = 0; n < 2; n++) {
      Object first = n == 0 ? lock : other;
      Object second = n == 0 ? other : lock;
      pair[n] = new Thread(() -> {
        synchronized (first) {
          try {
            Thread.sleep(300);
          } catch (InterruptedException e) {
            return;
          }
          synchronized (second) {
            System.out.println("never");
          }
        }
      });
      pair[n].setDaemon(true);
      pair[n].start();
    }
    while (pair[0].getState() != Thread.State.BLOCKED || pair[1].getState() != Thread.State.BLOCKED) Thread.sleep(10);
    System.out.println(t.findDeadlockedThreads().length + " " + t.findMonitorDeadlockedThreads().length);
  }

  static void system() throws Exception {
    UnixOperatingSystemMXBean o = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(o.getName() + " " + o.getArch() + (o.getAvailableProcessors() == Runtime.getRuntime().availableProcessors()) + (o.getSystemLoadAverage() >= 0));
    System.out.println((o.getTotalMemorySize() > 1 << 28) + " " + (o.getFreeMemorySize() > 0) + (o.getProcessCpuTime() > 0) + (o.getCommittedVirtualMemorySize() > 0) + (o.getCpuLoad() <= 1));
    System.out.println((o.getOpenFileDescriptorCount() > 2) + " " + (o.getMaxFileDescriptorCount() >= o.getOpenFileDescriptorCount()));
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    System.out.println(server.getDefaultDomain() + server.isRegistered(new ObjectName("java.lang:type=Memory")) + server.getAttribute(new ObjectName("java.lang:type=Runtime"), "SpecVersion") + server.queryNames(new ObjectName("java.lang:type=Thr*"), null));
    ObjectName name = new ObjectName("x:type=Hello");
    server.registerMBean(new Hello(), name);
    System.out.println(server.getAttribute(name, "Count") + " " + server.invoke(name, "add", new Object[] {2, 3}, new String[] {"int", "int"}));
  }

  public static void main(String[] args) throws Exception {
    runtime();
    memory();
    threads();
    system();
  }
}
