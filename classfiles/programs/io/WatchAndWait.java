// stdin: "first\nsecond\n"
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** A watched directory; standard input read while another thread works. */
public class WatchAndWait {
  static void show(WatchKey key) {
    for (WatchEvent<?> e : key.pollEvents()) System.out.println(e.kind() + " " + e.context() + " " + e.count());
  }

  public static void main(String[] args) throws Exception {
    Path dir = Files.createDirectory(Path.of("watched"));
    WatchService service = dir.getFileSystem().newWatchService();
    WatchKey key = dir.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
    System.out.println(service.poll() + " " + service.poll(10, TimeUnit.MILLISECONDS));
    Files.createFile(dir.resolve("x"));
    WatchKey taken = service.take();
    System.out.println(taken == key);
    show(taken);
    System.out.println(taken.reset());
    Thread deleter = new Thread(() -> {
      try {
        Thread.sleep(50);
        Files.delete(dir.resolve("x"));
      } catch (Exception e) {
        System.out.println(e);
      }
    });
    deleter.start();
    show(service.take());
    deleter.join();
    key.cancel();
    System.out.println(key.isValid());
    Thread waiter = new Thread(() -> {
      try {
        service.take();
      } catch (ClosedWatchServiceException | InterruptedException e) {
        System.out.println(e);
      }
    });
    waiter.start();
    Thread.sleep(50);
    service.close();
    waiter.join();
    int[] ticks = new int[1];
    Thread clock = new Thread(() -> {
      for (int i = 0; i < 5; i++) ticks[0]++;
    });
    clock.start();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = in.readLine()) != null; ) System.out.println("line " + line);
    clock.join();
    System.out.println(ticks[0]);
  }
}
