import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** java.nio.file in the working directory. */
public class NioFiles {
  interface Action { Object run() throws IOException; }

  static void attempt(Action a) {
    try {
      System.out.println(a.run());
    } catch (IOException e) {
      System.out.println(e);
    }
  }

  public static void main(String[] args) throws IOException {
    Path dir = Path.of("work"), file = dir.resolve("a.txt"), deep = dir.resolve("x/y/z");
    Files.createDirectory(dir);
    Files.writeString(file, "line 1\nzweite Zeile ü€\n");
    System.out.println(Files.readString(file).length() + " " + Files.readAllLines(file) + " " + Files.size(file) + " " + Files.exists(file) + Files.isDirectory(dir) + Files.isRegularFile(file) + Files.notExists(deep) + Files.isHidden(file) + Files.isReadable(file) + Files.isExecutable(file));
    Files.write(file, List.of("more", "lines"), StandardOpenOption.APPEND);
    Files.write(dir.resolve("bytes"), new byte[] {1, 2, -3});
    System.out.println(Files.lines(file).collect(Collectors.joining("|")) + " " + Files.readAllBytes(dir.resolve("bytes"))[2]);
    Files.createDirectories(deep);
    Files.copy(file, deep.resolve("copy.txt"));
    Files.move(deep.resolve("copy.txt"), dir.resolve("moved.txt"));
    Files.createSymbolicLink(dir.resolve("link"), Path.of("a.txt"));
    System.out.println(Files.isSymbolicLink(dir.resolve("link")) + " " + Files.readSymbolicLink(dir.resolve("link")) + " " + Files.isSameFile(file, dir.resolve("link")) + " " + dir.resolve("link").toRealPath().getFileName() + " " + Files.mismatch(file, dir.resolve("moved.txt")));
    try (Stream<Path> s = Files.list(dir)) { System.out.println(s.map(p -> p.getFileName().toString()).sorted().toList()); }
    try (Stream<Path> s = Files.walk(dir)) { System.out.println(s.map(Path::toString).sorted().toList()); }
    try (Stream<Path> s = Files.find(dir, 5, (p, a) -> a.isRegularFile() && a.size() > 10)) { System.out.println(s.count()); }
    attempt(() -> Files.readString(Path.of("none")));
    attempt(() -> Files.createDirectory(dir));
    attempt(() -> { Files.delete(dir); return 0; });
    attempt(() -> Files.newDirectoryStream(file));
    attempt(() -> Files.copy(file, dir.resolve("moved.txt")));
    attempt(() -> Files.writeString(Path.of("no/such/dir"), "x"));
    attempt(() -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    attempt(() -> Files.deleteIfExists(Path.of("none")));
    Files.copy(file, dir.resolve("moved.txt"), StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    System.out.println(attributes.lastModifiedTime() + " " + attributes.isDirectory() + " " + attributes.size() + " " + Files.getAttribute(file, "size") + " " + (attributes.fileKey() != null));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    System.out.println(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + (Files.getOwner(file) != null) + " " + Files.probeContentType(Path.of("x.html")));
    Path temp = Files.createTempFile(dir, "pre", ".suf");
    System.out.println(temp.getFileName().toString().matches("pre\\d+\\.suf") + " " + Files.createTempDirectory(dir, "d").startsWith(dir));
    Path p = Paths.get("/a/b/../c/./d.txt");
    System.out.println(p.normalize() + " " + p.getParent() + " " + p.getFileName() + " " + p.getNameCount() + " " + p.getName(1) + " " + p.subpath(0, 2) + " " + p.isAbsolute() + " " + Path.of("/a/b").relativize(Path.of("/a/c/d")) + " " + Path.of("a").resolveSibling("b") + " " + p.startsWith("/a") + " " + p.endsWith("d.txt") + " " + Path.of("a", "b", "c") + " " + p.toUri() + " " + Path.of("").toAbsolutePath().equals(Path.of(System.getProperty("user.dir"))) + " " + p.compareTo(Path.of("/a")));
    for (Path e : Path.of("x/y/z")) System.out.print(e + ",");
    System.out.println(p.getFileSystem().getPathMatcher("glob:**/*.txt").matches(p) + " " + p.getFileSystem().getSeparator());
    int[] deleted = {0};
    Files.walkFileTree(dir, new SimpleFileVisitor<>() {
      @Override public FileVisitResult visitFile(Path f, BasicFileAttributes a) throws IOException { Files.delete(f); deleted[0]++; return FileVisitResult.CONTINUE; }
      @Override public FileVisitResult postVisitDirectory(Path d, IOException e) throws IOException { Files.delete(d); deleted[0]++; return FileVisitResult.CONTINUE; }
    });
    System.out.println(deleted[0] + " " + Files.exists(dir));
  }
}
