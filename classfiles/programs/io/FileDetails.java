import java.io.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

/** Errors of opening, attributes, links, locks, maps, copies: java.io and java.nio.file to the letter. */
public class FileDetails {
  interface Action { void run() throws Exception; }
  static void t(String name, Action a) {
    try { System.out.print(name + ": "); a.run(); System.out.println(); }
    catch (Throwable e) { System.out.println(e.toString().replace(base, "BASE")); }
  }
  static String base;
  static void p(Object o) { System.out.print(String.valueOf(o).replace(base, "BASE") + " "); }
  public static void main(String[] a) throws Exception {
    Path dir = Files.createTempDirectory("filesmore");
    base = dir.toString();
    File d = dir.toFile();
    File f = new File(d, "f.txt");
    t("missing in", () -> new FileInputStream(new File(d, "nope")));
    t("dir in", () -> new FileInputStream(d));
    t("dir out", () -> new FileOutputStream(d));
    t("nodir out", () -> new FileOutputStream(new File(d, "x/y")));
    t("raf missing", () -> new RandomAccessFile(new File(d, "nope"), "r"));
    t("raf dir", () -> new RandomAccessFile(d, "rw"));
    t("create in missing", () -> p(new File(d, "x/y").createNewFile()));
    t("create", () -> { p(f.createNewFile()); p(f.createNewFile()); });
    t("closed", () -> { FileInputStream in = new FileInputStream(f); in.close(); in.read(); });
    t("closed2", () -> { FileOutputStream in = new FileOutputStream(f); in.close(); in.write(new byte[3]); });
    t("raf", () -> { try (RandomAccessFile r = new RandomAccessFile(f, "rwd")) {
      r.writeUTF("héllo"); p(r.getFilePointer()); p(r.length()); r.seek(2); p(r.read()); r.setLength(3); p(r.getFilePointer()); p(r.length()); r.seek(100); p(r.read()); r.write(7); p(r.length());
      try { r.seek(-1); } catch (IOException e) { p(e); } } });
    t("raf ro write", () -> { try (RandomAccessFile r = new RandomAccessFile(f, "r")) { r.write(1); } });
    t("in skip", () -> {
      try (FileInputStream in = new FileInputStream(f)) { p(in.available()); p(in.skip(50)); p(in.skip(1000)); p(in.available()); p(in.read()); p(in.readAllBytes().length); in.getChannel().position(2); p(in.readNBytes(4).length); }
    });
    t("append", () -> {
      try (FileOutputStream o = new FileOutputStream(f, true)) { o.write("abc".getBytes()); }
      p(f.length());
    });
    t("perm", () -> {
      p(f.setReadable(false));
      p(PosixFilePermissions.toString(Files.getPosixFilePermissions(f.toPath())));
      p(f.setReadable(true, false));
      p(f.setExecutable(true));
      p(f.setWritable(false, false));
      p(PosixFilePermissions.toString(Files.getPosixFilePermissions(f.toPath())));
      p(f.setReadOnly());
      p(f.canExecute());
      f.setWritable(true);
    });
    t("times", () -> {
      p(f.setLastModified(1234567890123L));
      p(f.lastModified());
      p(f.setLastModified(0));
      p(f.lastModified());
      try { f.setLastModified(-1); } catch (Exception e) { p(e); }
    });
    t("rename", () -> {
      File g = new File(d, "g");
      p(f.renameTo(g));
      p(f.exists());
      p(g.renameTo(f));
      p(new File(d, "zzz").renameTo(g));
    });
    t("canonical", () -> { new File(d, "sub/deep").mkdirs(); Files.createSymbolicLink(dir.resolve("ln"), dir.resolve("sub/deep")); 
      p(new File(d, "ln/../x/./y").getCanonicalPath()); p(new File(d, "sub/../ln/q").getCanonicalPath()); p(new File("/../../etc/./x").getCanonicalPath()); p(new File("/").getCanonicalPath()); });
    t("list", () -> {
      String[] l = d.list();
      Arrays.sort(l);
      p(Arrays.toString(l));
      p(f.list());
      p(new File(d, "no").list());
    });
    t("delete", () -> {
      p(new File(d, "sub").delete());
      p(new File(d, "sub/deep").delete());
      p(new File(d, "nn").delete());
    });
    t("mkdir", () -> { p(new File(d, "m").mkdir()); p(new File(d, "m").mkdir()); p(new File(d, "f.txt/k").mkdir()); });
    t("space", () -> {
      p(d.getTotalSpace() > 0);
      p(d.getFreeSpace() >= d.getUsableSpace());
      p(new File("/nonexist").getTotalSpace());
    });
    t("attrs", () -> {
      PosixFileAttributes at = Files.readAttributes(f.toPath(), PosixFileAttributes.class); p(at.size()); p(at.isRegularFile()); p(at.fileKey() != null); p(at.lastModifiedTime());
      p(Files.readAttributes(f.toPath(), "unix:mode,nlink").toString()); p(at.creationTime().toMillis() > 0);
    });
    t("setattr", () -> { Files.setLastModifiedTime(f.toPath(), FileTime.from(Long.parseLong("1700000000123456789"), TimeUnit.NANOSECONDS)); p(Files.getLastModifiedTime(f.toPath()));
      Files.setLastModifiedTime(f.toPath(), FileTime.fromMillis(-1500)); p(Files.getLastModifiedTime(f.toPath()));
      Files.getFileAttributeView(dir.resolve("ln"), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).setTimes(FileTime.fromMillis(5000), FileTime.fromMillis(7000), null); p(Files.getLastModifiedTime(dir.resolve("ln"), LinkOption.NOFOLLOW_LINKS)); });
    t("xattr", () -> {
      UserDefinedFileAttributeView v = Files.getFileAttributeView(f.toPath(), UserDefinedFileAttributeView.class);
      v.write("k", ByteBuffer.wrap("val".getBytes()));
      p(v.list());
      p(v.size("k"));
      ByteBuffer b = ByteBuffer.allocate(10);
      v.read("k", b);
      p(b.position());
      v.delete("k");
      p(v.list());
      v.read("k", b);
    });
    t("links", () -> {
      Files.createLink(dir.resolve("hard"), f.toPath());
      p(Files.isSameFile(dir.resolve("hard"), f.toPath()));
      p(Files.getAttribute(f.toPath(), "unix:nlink"));
      p(Files.readSymbolicLink(dir.resolve("ln")));
      Files.readSymbolicLink(f.toPath());
    });
    t("exists", () -> Files.createFile(f.toPath()));
    t("notempty", () -> Files.delete(dir));
    t("nosuch", () -> Files.delete(dir.resolve("nnn")));
    t("nosuch2", () -> Files.newInputStream(dir.resolve("nnn")));
    t("nosuch3", () -> Files.readAttributes(dir.resolve("nnn"), BasicFileAttributes.class));
    t("notdir", () -> Files.newDirectoryStream(f.toPath()));
    t("dirread", () -> Files.readAllBytes(dir));
    t("loop", () -> {
      Files.createSymbolicLink(dir.resolve("l1"), dir.resolve("l1"));
      Files.readAllBytes(dir.resolve("l1"));
    });
    t("walk", () -> {
      Files.writeString(dir.resolve("m/a.txt"), "aaa");
      try (Stream<Path> s = Files.walk(dir)) { p(s.map(x -> dir.relativize(x).toString()).sorted().collect(Collectors.toList())); }
    });
    t("copy", () -> {
      p(Files.copy(dir.resolve("m/a.txt"), dir.resolve("m/b.txt")));
      Files.copy(dir.resolve("m/a.txt"), dir.resolve("m/b.txt"));
    });
    t("copy2", () -> {
      Files.copy(dir.resolve("m/a.txt"), dir.resolve("m/b.txt"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      p(Files.readString(dir.resolve("m/b.txt")));
      Files.copy(dir.resolve("m"), dir.resolve("m2"));
      p(Files.list(dir.resolve("m2")).count());
    });
    t("move", () -> {
      p(Files.move(dir.resolve("m/b.txt"), dir.resolve("m/c.txt"), StandardCopyOption.ATOMIC_MOVE));
      p(Files.exists(dir.resolve("m/b.txt")));
      Files.move(dir.resolve("m"), dir.resolve("f.txt"));
    });
    t("big copy", () -> {
      byte[] big = new byte[3_000_000];
      new Random(1).nextBytes(big);
      Files.write(dir.resolve("big"), big);
      Files.copy(dir.resolve("big"), dir.resolve("big2"));
      p(Files.mismatch(dir.resolve("big"), dir.resolve("big2")));
      p(Files.size(dir.resolve("big2")));
    });
    t("map", () -> { try (FileChannel c = FileChannel.open(dir.resolve("big"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer m = c.map(FileChannel.MapMode.READ_WRITE, 4097, 10000); int x = m.getInt(5); m.putLong(0, 42); m.force(); m.load(); p(m.isLoaded()); ByteBuffer b = ByteBuffer.allocate(8); c.read(b, 4097); b.flip(); p(b.getLong()); p(x);
      MappedByteBuffer pv = c.map(FileChannel.MapMode.PRIVATE, 0, 100); pv.put(0, (byte) 99); p(pv.get(0)); byte[] out = new byte[50]; m.get(100, out); p(Arrays.hashCode(out));
      p(c.size()); c.truncate(1000); p(c.size()); p(c.position()); c.position(5000); p(c.read(ByteBuffer.allocate(3))); c.write(ByteBuffer.wrap(new byte[]{1,2,3})); p(c.size());
      try (FileLock l = c.lock()) { p(l.isValid()); p(l.isShared()); try { c.tryLock(); } catch (OverlappingFileLockException e) { p(e); } }
      try (FileLock l = c.tryLock(10, 20, false)) { p(l); }
      try (FileChannel to = FileChannel.open(dir.resolve("to"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) { p(c.transferTo(10, 4000, to)); p(to.size()); c.position(0); p(to.transferFrom(c, 2, 100)); }
      ByteBuffer[] bs = {ByteBuffer.allocate(10), ByteBuffer.allocateDirect(20)}; c.position(0); p(c.read(bs)); for (ByteBuffer b2 : bs) b2.flip(); p(c.write(bs)); c.force(true);
    } });
    t("ro write", () -> { try (FileChannel c = FileChannel.open(f.toPath())) { c.write(ByteBuffer.allocate(1)); } });
    t("append ch", () -> {
      try (FileChannel c = FileChannel.open(f.toPath(), StandardOpenOption.APPEND)) { long s = c.size(); c.write(ByteBuffer.wrap("zz".getBytes())); p(c.size() - s); }
    });
    t("async", () -> {
      try (AsynchronousFileChannel c = AsynchronousFileChannel.open(f.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE)) { p(c.write(ByteBuffer.wrap("async".getBytes()), 0).get()); ByteBuffer b = ByteBuffer.allocate(5); p(c.read(b, 0).get()); p(new String(b.array())); }
    });
    t("perm create", () -> {
      Files.createFile(dir.resolve("pp"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
      p(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("pp"))));
    });
    t("secure", () -> {
      try (DirectoryStream<Path> s = Files.newDirectoryStream(dir)) { p(s instanceof SecureDirectoryStream); SecureDirectoryStream<Path> sd = (SecureDirectoryStream<Path>) s; try (SeekableByteChannel c = sd.newByteChannel(Path.of("f.txt"), Set.of(StandardOpenOption.READ))) { p(c.size() > 0); } sd.deleteFile(Path.of("pp")); sd.move(Path.of("to"), sd, Path.of("to2")); p(sd.getFileAttributeView(Path.of("to2"), BasicFileAttributeView.class).readAttributes().isRegularFile()); }
    });
    t("unicode", () -> {
      Path u = dir.resolve("ünï €.txt");
      Files.writeString(u, "x");
      File[] fs = d.listFiles((x, n) -> n.endsWith("€.txt"));
      p(fs[0].getName());
      p(fs[0].exists());
      p(fs[0].delete());
    });
    t("realpath", () -> {
      p(dir.resolve("m/../f.txt").toRealPath());
      p(dir.resolve("hard").toRealPath());
      dir.resolve("q").toRealPath();
    });
    t("probe", () -> {
      p(Files.probeContentType(dir.resolve("a.txt")));
      p(Files.isHidden(dir.resolve(".x")));
      p(Files.isExecutable(f.toPath()));
      p(Files.isWritable(dir));
    });
    t("tmp", () -> {
      File x = File.createTempFile("pre", ".suf", d);
      p(x.getName().startsWith("pre"));
      x.deleteOnExit();
      Path y = Files.createTempFile(dir, "a", "b");
      p(PosixFilePermissions.toString(Files.getPosixFilePermissions(y)));
    });
    try (Stream<Path> s = Files.walk(dir)) { s.sorted(Comparator.reverseOrder()).forEach(x -> x.toFile().delete()); }
    p(Files.exists(dir));
    System.out.println();
  }
}
