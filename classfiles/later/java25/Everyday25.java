import java.util.*;
import java.util.concurrent.*;
import java.util.logging.*;
import java.util.prefs.*;
import javax.xml.parsers.*;
import java.io.*;
/** A little of everything that programs use. */
public class Everyday25 {
    @FunctionalInterface interface Tri<A, B, C, R> { R apply(A a, B b, C c); }
    sealed interface Shape<T> { record Sq<T>(T side) implements Shape<T> {} record Ci<T>(T r) implements Shape<T> {} }
    static <T extends Number> double area(Shape<T> s) { return switch (s) { case Shape.Sq<T>(T side) -> side.doubleValue() * side.doubleValue(); case Shape.Ci<T>(var r) -> Math.PI * r.doubleValue() * r.doubleValue(); }; }
    static class Base { Base() { init(); } void init() { System.out.println("base init"); } }
    static class Sub extends Base { final int x; Sub(int x) { if (x < 0) throw new IllegalArgumentException("neg"); this.x = x * 2; super(); } @Override void init() { System.out.println("x=" + x); } }
    public static void main(String[] args) throws Exception {
        System.out.println(area(new Shape.Sq<>(3)) + " " + area(new Shape.Ci<>(1.0)));
        new Sub(21);
        try { new Sub(-1); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        for (var _ : List.of(1, 2)) System.out.print(".");
        try { Integer.parseInt("x"); } catch (NumberFormatException _) { System.out.println("nfe"); }
        Tri<Integer, Integer, Integer, Integer> f = (a, _, c) -> a + c; System.out.println(f.apply(1, 2, 3));
        Logger l = Logger.getLogger("x"); l.setUseParentHandlers(false); StreamHandler h = new StreamHandler(System.out, new java.util.logging.Formatter() { public String format(LogRecord r) { return r.getLevel() + ":" + r.getMessage() + ":" + r.getLongThreadID() + "\n"; } }); l.addHandler(h); l.warning("careful"); h.flush();
        var doc = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream("<a><b c='1'>t</b></a>".getBytes())); System.out.println(doc.getDocumentElement().getFirstChild().getAttributes().getNamedItem("c").getNodeValue());
        Timer t = new Timer(true); CountDownLatch cd = new CountDownLatch(1); t.schedule(new TimerTask() { public void run() { cd.countDown(); } }, 5); cd.await(); t.cancel();
        try (ScheduledExecutorService ex = Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory())) { System.out.println(ex.schedule(() -> "later", 5, TimeUnit.MILLISECONDS).get()); }
        System.out.println(new Object() { int q = 5; int twice() { return q * 2; } }.twice() + " " + Objects.checkIndex(3, 5) + " " + Objects.requireNonNullElse(null, "else") + " " + Optional.of(3).stream().toList() + " " + UUID.nameUUIDFromBytes("x".getBytes()) + " " + Runtime.version().feature());
        try { Object o = List.of(1); ((List<String>) o).get(0).length(); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
        int[] arr = null; try { arr[2]++; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { Object x = "s"; Integer i = (Integer) x; } catch (ClassCastException e) { System.out.println(e.getMessage()); }
        try { new ArrayList<>(List.of(1)).get(5); } catch (IndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        try { "abc".substring(2, 1); } catch (StringIndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        try { List.of(1, 1, 2).iterator().remove(); } catch (UnsupportedOperationException e) { System.out.println(e.getMessage()); }
        try { Set.of(1, 1); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { Everyday25.class.getMethod("nope"); } catch (NoSuchMethodException e) { System.out.println(e.getMessage()); }
        try { Enum.valueOf(Thread.State.class, "X"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { Class.forName("no.Such"); } catch (ClassNotFoundException e) { System.out.println(e.getMessage()); }
        try { throw new Error("outer", new Exception("inner")); } catch (Error e) { var sw = new StringWriter(); e.printStackTrace(new PrintWriter(sw)); System.out.println(sw.toString().lines().filter(x -> !x.startsWith("\tat")).toList()); }
        System.out.println(String.valueOf((Object) null) + " " + List.of(3, 1, 2).stream().sorted(Comparator.reverseOrder()).toList() + " " + new BitSet() {{ set(3); set(70); }} + " " + Arrays.deepToString(new int[][] {{1}, {2, 3}}) + " " + "x".hashCode() + " " + List.of("a").hashCode() + " " + Map.entry(1, 2));
        HashMap<Integer, String> hm = new HashMap<>(); for (int i = 0; i < 20; i++) hm.merge(i % 7, "v" + i, String::concat); System.out.println(hm);
        ConcurrentSkipListMap<String, Integer> sk = new ConcurrentSkipListMap<>(Map.of("a", 1, "b", 2)); System.out.println(sk.reversed() + " " + sk.firstEntry() + " " + new PriorityQueue<>(List.of(3, 1, 2)).poll() + " " + Collections.nCopies(2, "z"));
    }
}
