// args: 2000

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** So many virtual threads, each asleep for a second. With -Dfigures it says what that has cost the process. */
public class VirtualSleepers {
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        AtomicInteger woken = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++)
                executor.submit(() -> {
                    Thread.sleep(1000);
                    return woken.incrementAndGet();
                });
        }
        System.out.println(woken);
        if (Boolean.getBoolean("figures")) figures("asleep");
    }

    /** Processor time of the process (hundredths of a second, proc(5)) and the most memory that it has had. */
    static void figures(String what) throws Exception {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        System.err.println(10 * ticks + " " + what + ", ms of processor time");
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmHWM:"))
                System.err.println(Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " " + what + ", MB");
    }
}
