import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

/** Thread dumps to files: platform and virtual threads, what they wait for and hold. */
public class ThreadDumps {
    static final Object LOCK = new Object();

    static void hold(CountDownLatch entered) {
        synchronized (LOCK) {
            entered.countDown();
            LockSupport.park(ThreadDumps.class);
        }
    }

    static void blocked() {
        synchronized (LOCK) {
            System.out.println("entered");
        }
    }

    static synchronized void waiting() {
        try {
            ThreadDumps.class.wait();
        } catch (InterruptedException e) {
            System.out.println("interrupted");
        }
    }

    static void until(Thread t, Thread.State s) throws InterruptedException {
        while (t.getState() != s) Thread.sleep(1);
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        Thread holder = Thread.ofVirtual().name("holder").start(() -> hold(entered));
        entered.await();
        until(holder, Thread.State.WAITING);
        Thread blocked = Thread.ofVirtual().name("blocked").start(ThreadDumps::blocked);
        until(blocked, Thread.State.BLOCKED);
        Thread platform = Thread.ofPlatform().name("waiter").start(ThreadDumps::waiting);
        until(platform, Thread.State.WAITING);
        try (ExecutorService pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pooled-", 0).factory())) {
            CountDownLatch done = new CountDownLatch(1);
            Future<?> f = pool.submit(() -> { done.await(); return null; });
            Thread.sleep(20);
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            Path dir = Files.createTempDirectory("dump");
            Path json = dir.resolve("d.json");
            Path text = dir.resolve("d.txt");
            bean.dumpThreads(json.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            bean.dumpThreads(text.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            show(Files.readString(text));
            String j = Files.readString(json);
            System.out.println(j.contains("\"threadDump\"") + " " + j.contains("\"name\": \"pooled-0\"") + " " + j.contains("\"monitorsOwned\"") + " " + j.contains("\"blockedOn\"")
                    + " " + j.contains("\"parkBlocker\"") + " " + j.contains("\"waitingOn\""));
            Files.delete(json);
            Files.delete(text);
            Files.delete(dir);
            done.countDown();
        }
        LockSupport.unpark(holder);
        holder.join();
        blocked.join();
        platform.interrupt();
        platform.join();
    }

    /** The threads of this program. */
    static void show(String dump) {
        for (String part : dump.split("\n\n")) {
            String[] lines = part.split("\n");
            if (!lines[0].matches("#\\d+ \"(holder|blocked|waiter|pooled-0)\".*")) continue;
            System.out.println(lines[0].replaceAll("#\\d+", "#").replaceAll(" \\d{4}-\\S+", " (time)"));
            for (int i = 1; i < lines.length; i++) System.out.println(lines[i].replaceAll("@[0-9a-f]+", "@").replaceAll("(java\\.base/.*):\\d+\\)", "$1)"));
        }
    }
}
