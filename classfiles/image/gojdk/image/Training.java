package gojdk.image;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What programs do most, so that a start-up image holds the classes and the code for it. Nothing here may leave a trace that a program could see: no threads, no random numbers, no properties, no open
 * files, nothing of the environment. Output goes to the stream that is handed in.
 */
public final class Training {
    enum Color { RED, GREEN, BLUE }

    interface Shape {
        double trainArea();

        default String trainDescribe() {
            return getClass().getSimpleName() + " of area " + trainArea();
        }
    }

    static final class Square implements Shape, Comparable<Square> {
        final double side;

        Square(double side) {
            this.side = side;
        }

        @Override
        public double trainArea() {
            return side * side;
        }

        @Override
        public int compareTo(Square other) {
            return Double.compare(side, other.side);
        }

        @Override
        public int hashCode() {
            return Objects.hash(side);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Square && ((Square) other).side == side;
        }

        @Override
        public String toString() {
            return "Square(" + side + ")";
        }
    }

    static final class Refusal extends Exception {
        Refusal(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static int total;

    public static void main(String[] args) {
        try (PrintStream out = new PrintStream(new FileOutputStream("/dev/null"), true)) {
            // Twice: call sites are linked by then.
            for (int i = 0; i < 2; i++) trainAll(out, i);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void trainAll(PrintStream out, int round) throws Exception {
        trainPrinting(out, round);
        trainStrings(out);
        trainFormats(out);
        trainCollections(out);
        trainStreams(out);
        trainExceptions(out);
        trainNumbers(out);
        trainText(out);
        trainFiles(out);
    }

    private static void trainPrinting(PrintStream out, int round) {
        out.println("Hello, World!");
        out.println();
        out.println(round);
        out.println(1234567890123L);
        out.println(0.1 + 0.2);
        out.println(1.5f);
        out.println(true);
        out.println('c');
        out.println((Object) null);
        out.println(new int[0].length);
        out.println(Color.GREEN);
        out.print("a");
        out.print(1);
        out.print('b');
        out.print(2.5);
        out.print(3L);
        out.print(new char[] {'x', 'y'});
        out.println(new char[] {'x', 'y'});
        out.println("\u00e4\u20ac\ud83d\ude00");
        out.println(new Square(2));
        out.println(new Object[] {1}.length);
        out.flush();
        out.write('\n');
    }

    private static void trainStrings(PrintStream out) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 20; i++) b.append(i).append(',').append("x").append(i * 0.5).append(1L << i).append(i > 3).append((Object) "o");
        b.insert(0, "start").reverse().setLength(30);
        b.deleteCharAt(3).delete(0, 2).setCharAt(0, 'q');
        String s = b.toString();
        int i = s.length();
        long l = i;
        double d = i;
        Object o = s;
        char c = s.charAt(0);
        boolean z = s.isEmpty();
        out.println("a" + i);
        out.println(i + "a");
        out.println("i=" + i + " l=" + l + " d=" + d + " o=" + o + " c=" + c + " z=" + z);
        out.println(s + s);
        out.println(s + c);
        out.println("x" + s + "y" + i + "z");
        out.println(o + "," + l);
        out.println(s.substring(1, 5) + s.indexOf("x") + s.lastIndexOf('x') + s.contains("3") + s.startsWith("q") + s.endsWith("q"));
        out.println(s.replace('x', 'y') + s.replace("1", "22") + s.toUpperCase() + s.toLowerCase() + s.trim() + s.strip());
        out.println(String.join("-", "a", "b", "c") + String.join("+", List.of("a", "b")) + "ab".repeat(3) + " ".isBlank());
        out.println(Arrays.toString("a,b,,c".split(",")) + Arrays.toString("a1b2".split("[0-9]")) + "abc".compareTo("abd"));
        out.println("abc".equals("abd") + "" + "ABC".equalsIgnoreCase("abc") + "abc".hashCode() + "abc".chars().sum());
        out.println(String.valueOf(1) + String.valueOf(2.0) + String.valueOf('c') + String.valueOf(true) + String.valueOf((Object) null));
        out.println(new String("abc".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) + new String("abc".toCharArray()) + new String(new byte[] {65}));
        out.println("a\nb\n".lines().count() + " " + "abc".intern() + "abc".concat("d") + "\u00e4bc".getBytes(StandardCharsets.UTF_8).length);
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        joiner.add("a").add("b");
        StringTokenizer tokens = new StringTokenizer("a b c");
        while (tokens.hasMoreTokens()) joiner.add(tokens.nextToken());
        out.println(joiner);
        switch (s.substring(0, 1)) {
            case "q":
                out.println("q");
                break;
            default:
                out.println("other");
        }
    }

    private static void trainFormats(PrintStream out) {
        out.println(String.format("%d %5d %-5d| %05d %x %X %o %,d %+d", 1, 2, 3, 4, 255, 255, 8, 1234567, 5));
        out.println(String.format("%s %10s %-10s| %S %c %b %n%%", "a", "b", "c", "d", 'e', true));
        out.println(String.format("%f %.2f %10.3f %e %g %.0f", 1.5, 2.25, 3.125, 12345.678, 0.00001234, 2.5));
        out.println(String.format("%d %s %s %h", 1L, null, List.of(1, 2), "x"));
        out.printf("%d items, %.1f%% of %s%n", 3, 45.6, "all");
        out.printf("%08.3f|%(d|%#x|%s%n", 3.14159, -5, 255, new int[0].length);
        out.println("%d-%s".formatted(7, "x"));
    }

    private static void trainCollections(PrintStream out) {
        List<String> list = new ArrayList<>();
        Map<String, Integer> map = new HashMap<>();
        Map<String, Integer> linked = new LinkedHashMap<>();
        TreeMap<String, Integer> tree = new TreeMap<>();
        Set<Integer> set = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            String key = "key" + i % 13;
            list.add(key);
            map.merge(key, 1, Integer::sum);
            map.put(key + i, i);
            linked.putIfAbsent(key, i);
            tree.put(key, map.getOrDefault(key, 0));
            set.add(i * 1000);
            map.computeIfAbsent("c" + i, k -> 1);
            map.computeIfPresent("c" + i, (k, v) -> v + 1);
        }
        for (Map.Entry<String, Integer> e : map.entrySet()) total += e.getKey().length() + e.getValue();
        for (String k : tree.keySet()) total += k.length();
        for (int v : linked.values()) total += v;
        map.forEach((k, v) -> total += v);
        Collections.sort(list);
        list.sort(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        list.removeIf(s -> s.endsWith("3"));
        Iterator<String> it = list.iterator();
        it.next();
        it.remove();
        map.remove("key1");
        out.println(list + " " + linked + " " + tree + " " + set.contains(1000) + set.size() + map.containsKey("key2"));
        out.println(tree.firstKey() + tree.lastEntry() + tree.headMap("key5") + tree.ceilingKey("key2"));
        LinkedList<Integer> queue = new LinkedList<>(List.of(3, 1, 2));
        ArrayDeque<Integer> deque = new ArrayDeque<>(queue);
        PriorityQueue<Integer> heap = new PriorityQueue<>(queue);
        deque.push(heap.poll());
        deque.addLast(queue.removeFirst());
        out.println(deque.pop() + deque.pollLast() + heap.peek() + " " + deque);
        int[] ints = {5, 3, 1, 4};
        Integer[] boxed = {5, 3, 1, 4};
        String[] names = {"b", "a", "c"};
        Arrays.sort(ints);
        Arrays.sort(boxed, Collections.reverseOrder());
        Arrays.sort(names);
        Arrays.fill(new int[10], 7);
        out.println(Arrays.toString(ints) + Arrays.asList(boxed) + Arrays.toString(Arrays.copyOf(names, 5)) + Arrays.binarySearch(ints, 4) + Arrays.equals(ints, ints.clone()) + Arrays.hashCode(ints));
        out.println(List.of(1, 2, 3).contains(2) + "" + Map.of("a", 1).get("a") + Set.of(1).contains(1) + Collections.unmodifiableList(list).size() + Collections.emptyList() + Collections.max(List.of(1, 2)));
        ConcurrentHashMap<String, AtomicInteger> concurrent = new ConcurrentHashMap<>();
        concurrent.computeIfAbsent("a", k -> new AtomicInteger()).incrementAndGet();
        BitSet bits = new BitSet();
        bits.set(3, 9);
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        lock.unlock();
        out.println(concurrent + " " + bits + bits.cardinality() + new AtomicLong(3).addAndGet(4));
        Map<Color, Integer> colors = new java.util.EnumMap<>(Color.class);
        for (Color c : Color.values()) colors.put(c, c.ordinal());
        out.println(colors + " " + Color.valueOf("RED") + java.util.EnumSet.of(Color.RED));
        Object lockObject = new Object();
        synchronized (lockObject) {
            total++;
        }
        Square[] squares = {new Square(3), new Square(1)};
        Arrays.sort(squares);
        for (Shape shape : squares) out.println(shape.trainDescribe() + shape.hashCode() + shape.equals(squares[0]));
    }

    private static void trainStreams(PrintStream out) {
        List<String> words = List.of("one", "two", "three", "four", "five", "six");
        out.println(words.stream().filter(w -> w.length() > 3).map(String::toUpperCase).collect(Collectors.toList()));
        out.println(words.stream().collect(Collectors.groupingBy(String::length, Collectors.counting())));
        out.println(words.stream().sorted().collect(Collectors.joining(", ", "[", "]")));
        out.println(IntStream.rangeClosed(1, 10).map(x -> x * x).filter(x -> x % 2 == 1).sum());
        out.println(IntStream.range(0, 5).boxed().collect(Collectors.toMap(x -> x, x -> "v" + x)));
        out.println(IntStream.range(0, 5).mapToObj(Integer::toString).collect(Collectors.toSet()));
        out.println(Stream.iterate(1, x -> x * 2).limit(8).mapToInt(Integer::intValue).max().getAsInt());
        out.println(words.stream().mapToInt(String::length).summaryStatistics());
        out.println(words.stream().reduce("", (a, b) -> a + b.charAt(0)) + words.stream().anyMatch("two"::equals) + words.stream().count());
        out.println(words.stream().flatMap(w -> Stream.of(w, w)).distinct().skip(1).findFirst().orElse("none"));
        out.println(Stream.of(3, 1, 2).sorted(Comparator.reverseOrder()).map(String::valueOf).toList());
        words.stream().min(Comparator.naturalOrder()).ifPresent(out::println);
        words.forEach(w -> total += w.length());
        Function<Integer, Integer> twice = x -> 2 * x;
        Supplier<String> supplier = () -> "supplied";
        out.println(twice.andThen(x -> x + 1).apply(5) + supplier.get() + Optional.of("x").map(String::length).get());
        Runnable run = () -> total++;
        run.run();
        out.println(Arrays.stream(new int[] {1, 2, 3}).average().getAsDouble() + Arrays.stream(new String[] {"a"}).collect(Collectors.toList()).size());
    }

    private static void trainExceptions(PrintStream out) {
        try {
            try {
                throw new IllegalArgumentException("wrong");
            } catch (IllegalArgumentException e) {
                throw new Refusal("refused", e);
            } finally {
                total++;
            }
        } catch (Refusal e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            e.printStackTrace(out);
            out.println(e + e.getMessage() + e.getCause() + text.toString().length() + e.getStackTrace().length);
        }
        Object[] objects = {"x", null};
        for (int i = 0; i < 5; i++) {
            try {
                switch (i) {
                    case 0 -> total += ((Integer) objects[0]);
                    case 1 -> total += objects[1].hashCode();
                    case 2 -> total += (Integer) objects[i];
                    case 3 -> total += 1 / (objects.length - 2);
                    default -> Integer.parseInt("none");
                }
            } catch (RuntimeException e) {
                out.println(e.getMessage());
            }
        }
    }

    private static void trainNumbers(PrintStream out) {
        out.println(Integer.parseInt("42") + Long.parseLong("43") + Double.parseDouble("1.25e3") + Integer.valueOf(1000) + Float.parseFloat("1.5"));
        out.println(Integer.toString(255, 16) + Integer.toHexString(255) + Integer.toBinaryString(5) + Long.toHexString(255L) + Integer.bitCount(7) + Integer.MAX_VALUE + Integer.compare(1, 2));
        out.println(Math.max(1, 2) + Math.abs(-1.5) + Math.pow(2, 10) + Math.sqrt(2) + Math.floor(1.5) + Math.round(2.5) + Math.sin(1) + Math.cos(1) + Math.log(2) + Math.exp(1) + Math.floorMod(-1, 3));
        out.println(new BigInteger("123456789012345678901234567890").multiply(BigInteger.TEN).add(BigInteger.ONE).mod(BigInteger.valueOf(97)));
        out.println(new BigDecimal("1.10").add(new BigDecimal("2.205")).setScale(2, java.math.RoundingMode.HALF_UP));
        out.println(Character.isDigit('1') + "" + Character.isLetter('a') + Character.toUpperCase('b') + Character.getNumericValue('7') + Character.isWhitespace(' '));
        out.println((byte) 200 + (short) 70000 + (int) 3.7 + (long) 1e10 + (char) 66);
        out.println(Double.toString(100.0) + Float.toString(1e10f) + Double.compare(1, 2) + Double.isNaN(0.0) + Long.MAX_VALUE + 1e-5 + 123456789.125);
        out.println(ByteBuffer.allocate(16).putInt(1).putLong(2).flip().getInt() + System.nanoTime() % 1 + System.currentTimeMillis() % 1 + System.identityHashCode(null));
    }

    private static void trainText(PrintStream out) {
        Matcher m = Pattern.compile("(\\w+)@(\\w+)\\.com").matcher("mail me@here.com or you@there.com");
        while (m.find()) out.println(m.group(1) + " at " + m.group(2));
        out.println("a1b22".replaceAll("[0-9]+", "#") + "x".matches("[a-z]") + "a b".replaceFirst("\\s", "_"));
    }

    private static void trainFiles(PrintStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream text = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            text.println("first line\nsecond line");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes.toByteArray()), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) out.println(line);
        }
        File file = new File("/nowhere", "x.txt");
        Path path = Paths.get("/nowhere/x.txt");
        out.println(file.exists() + file.getName() + path.getFileName() + Files.exists(path) + path.getParent());
    }
}
