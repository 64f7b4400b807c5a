import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.VolatileCallSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** invokedynamic, dynamic constants and constant method handles that no Java compiler emits: the classes are written by hand. */
public class DynamicCode {
  // ---- bootstrap methods

  static MutableCallSite mutable;
  static VolatileCallSite volatileSite;
  static int runs;

  public static CallSite constant(Lookup l, String name, MethodType type) throws Exception {
    System.out.println("constant " + l.lookupClass().getSimpleName() + " " + name + type + " #" + ++runs);
    return new ConstantCallSite(l.findStatic(DynamicCode.class, name, type));
  }
  public static CallSite mutable(Lookup l, String name, MethodType type) throws Exception {
    return mutable = new MutableCallSite(l.findStatic(DynamicCode.class, name, type));
  }
  public static CallSite volatileSite(Lookup l, String name, MethodType type) throws Exception {
    return volatileSite = new VolatileCallSite(l.findStatic(DynamicCode.class, name, type));
  }
  public static CallSite statics(Lookup l, String name, MethodType type, int i, long j, float f, double d, String s, Class<?> c, MethodHandle h, MethodType t) throws Throwable {
    String text = i + " " + j + " " + f + " " + d + " " + s + " " + c + " " + h.invoke(-4) + " " + t;
    return new ConstantCallSite(MethodHandles.dropArguments(MethodHandles.constant(String.class, text), 0, type.parameterList()));
  }
  public static CallSite varargs(Lookup l, String name, MethodType type, Object... rest) {
    return new ConstantCallSite(MethodHandles.dropArguments(MethodHandles.constant(String.class, rest.length + Arrays.toString(rest)), 0, type.parameterList()));
  }
  public static CallSite raw(Object... all) {
    return new ConstantCallSite(MethodHandles.dropArguments(MethodHandles.constant(String.class, all.length + " " + all[1] + " " + all[2]), 0, ((MethodType) all[2]).parameterList()));
  }
  public static Object loose(Object l, Object name, Object type, Object one) {
    return new ConstantCallSite(MethodHandles.dropArguments(MethodHandles.constant(String.class, "loose " + name + " " + one), 0, ((MethodType) type).parameterList()));
  }
  public static CallSite throwing(Lookup l, String name, MethodType type) throws Exception {
    System.out.println("throwing #" + ++runs);
    throw new Exception("checked");
  }
  public static CallSite error(Lookup l, String name, MethodType type) { throw new AssertionError("error"); }
  public static CallSite nothing(Lookup l, String name, MethodType type) { return null; }
  public static CallSite wrongType(Lookup l, String name, MethodType type) { return new ConstantCallSite(MethodHandles.constant(int.class, 1)); }
  public static Object noSite(Lookup l, String name, MethodType type) { return "no call site"; }

  public static Object value(Lookup l, String name, Class<?> type) {
    System.out.println("value " + name + " " + type + " #" + ++runs);
    switch (name) {
      case "z": return true;
      case "b": return (byte) -3;
      case "s": return (short) -300;
      case "c": return '\u20ac';
      case "i": return 1 << 30;
      case "j": return -1L << 40;
      case "f": return 1.25f;
      case "d": return Math.PI;
      case "narrow": return (short) 5;
      case "string": return "constant";
      case "list": return List.of(1, 2);
      default: return null;
    }
  }
  public static Object fails(Lookup l, String name, Class<?> type) { runs++; throw new IllegalStateException("condy " + name); }
  public static String joined(Lookup l, String name, Class<?> type, Object... parts) { return name + Arrays.toString(parts); }

  // ---- targets

  public static String one(String s, long j) { return "one " + s + j; }
  public static String two(String s, long j) { return "two " + s + j; }
  static int counter = 5;
  int instance = 6;
  public DynamicCode() { }
  public String hello(String s) { return "hello " + s; }
  private static String hidden() { return "hidden"; }

  // ---- class files

  static class Writer {
    final ByteArrayOutputStream poolBytes = new ByteArrayOutputStream();
    final DataOutputStream pool = new DataOutputStream(poolBytes);
    final Map<String, Integer> known = new LinkedHashMap<>();
    final List<int[]> bootstraps = new ArrayList<>();
    final ByteArrayOutputStream methodBytes = new ByteArrayOutputStream();
    final DataOutputStream methods = new DataOutputStream(methodBytes);
    int next = 1, methodCount;

    interface Body { void write(DataOutputStream out) throws IOException; }
    int entry(String key, Body body, int slots) throws IOException {
      Integer old = known.get(key);
      if (old != null) return old;
      body.write(pool);
      known.put(key, next);
      next += slots;
      return next - slots;
    }
    int utf(String s) throws IOException { return entry("u" + s, o -> { o.writeByte(1); o.writeUTF(s); }, 1); }
    int ref(int tag, String name) throws IOException { int u = utf(name); return entry(tag + ":" + name, o -> { o.writeByte(tag); o.writeShort(u); }, 1); }
    int cls(String name) throws IOException { return ref(7, name); }
    int string(String s) throws IOException { return ref(8, s); }
    int type(String d) throws IOException { return ref(16, d); }
    int intValue(int v) throws IOException { return entry("i" + v, o -> { o.writeByte(3); o.writeInt(v); }, 1); }
    int floatValue(float v) throws IOException { return entry("f" + v, o -> { o.writeByte(4); o.writeFloat(v); }, 1); }
    int longValue(long v) throws IOException { return entry("j" + v, o -> { o.writeByte(5); o.writeLong(v); }, 2); }
    int doubleValue(double v) throws IOException { return entry("d" + v, o -> { o.writeByte(6); o.writeDouble(v); }, 2); }
    int nat(String name, String d) throws IOException { int n = utf(name), t = utf(d); return entry("n" + name + d, o -> { o.writeByte(12); o.writeShort(n); o.writeShort(t); }, 1); }
    int member(int tag, String c, String name, String d) throws IOException { int k = cls(c), n = nat(name, d); return entry(tag + c + "." + name + d, o -> { o.writeByte(tag); o.writeShort(k); o.writeShort(n); }, 1); }
    int handle(int kind, int ref) throws IOException { return entry("h" + kind + ":" + ref, o -> { o.writeByte(15); o.writeByte(kind); o.writeShort(ref); }, 1); }
    int dynamic(int tag, String bsm, String bsmType, String name, String d, int... args) throws IOException {
      int[] row = new int[args.length + 1];
      row[0] = handle(6, member(10, "DynamicCode", bsm, bsmType));
      System.arraycopy(args, 0, row, 1, args.length);
      bootstraps.add(row);
      int index = bootstraps.size() - 1, n = nat(name, d);
      return entry("y" + index, o -> { o.writeByte(tag); o.writeShort(index); o.writeShort(n); }, 1);
    }
    void method(String name, String d, int stack, int locals, Body body) throws IOException {
      ByteArrayOutputStream code = new ByteArrayOutputStream();
      body.write(new DataOutputStream(code));
      methods.writeShort(9);
      methods.writeShort(utf(name));
      methods.writeShort(utf(d));
      methods.writeShort(1);
      methods.writeShort(utf("Code"));
      methods.writeInt(12 + code.size());
      methods.writeShort(stack);
      methods.writeShort(locals);
      methods.writeInt(code.size());
      methods.write(code.toByteArray());
      methods.writeInt(0);
      methodCount++;
    }
    /** A method that calls one site with (String, long) and returns its String. */
    void site(String name, int dynamic) throws IOException {
      method(name, "(Ljava/lang/String;J)Ljava/lang/String;", 3, 3, o -> { o.writeByte(0x2a); o.writeByte(0x1f); o.writeByte(0xba); o.writeShort(dynamic); o.writeShort(0); o.writeByte(0xb0); });
    }
    /** A method that loads a constant and returns it. */
    void load(String name, String d, int constant) throws IOException {
      boolean wide = d.equals("J") || d.equals("D");
      int ret = "ZBSCI".contains(d) ? 0xac : d.equals("J") ? 0xad : d.equals("F") ? 0xae : d.equals("D") ? 0xaf : 0xb0;
      method(name, "()" + d, 2, 0, o -> { o.writeByte(wide ? 0x14 : 0x13); o.writeShort(constant); o.writeByte(ret); });
    }
    byte[] toBytes(String name) throws IOException {
      int self = cls(name), parent = cls("java/lang/Object"), attribute = utf("BootstrapMethods");
      ByteArrayOutputStream all = new ByteArrayOutputStream(), rows = new ByteArrayOutputStream();
      DataOutputStream r = new DataOutputStream(rows), o = new DataOutputStream(all);
      r.writeShort(bootstraps.size());
      for (int[] row : bootstraps) { r.writeShort(row[0]); r.writeShort(row.length - 1); for (int i = 1; i < row.length; i++) r.writeShort(row[i]); }
      o.writeInt(0xcafebabe); o.writeInt(61); o.writeShort(next); o.write(poolBytes.toByteArray());
      o.writeShort(0x21); o.writeShort(self); o.writeShort(parent); o.writeInt(0);
      o.writeShort(methodCount); o.write(methodBytes.toByteArray());
      o.writeShort(1); o.writeShort(attribute); o.writeInt(rows.size()); o.write(rows.toByteArray());
      return all.toByteArray();
    }
  }

  static final String SITE = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;", CALL = "Ljava/lang/invoke/CallSite;", TYPE = "(Ljava/lang/String;J)Ljava/lang/String;", CONDY = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;";

  static String chain(Throwable t) {
    StringBuilder text = new StringBuilder();
    for (; t != null; t = t.getCause()) text.append(t).append(" <- ");
    return text.toString();
  }

  static Object call(Class<?> c, String name, Object... args) throws Exception {
    for (var m : c.getDeclaredMethods()) {
      if (!m.getName().equals(name)) continue;
      try {
        return m.invoke(null, args);
      } catch (java.lang.reflect.InvocationTargetException e) {
        return "threw " + chain(e.getCause());
      }
    }
    return null;
  }

  static void sites() throws Exception {
    Writer w = new Writer();
    w.site("constant", w.dynamic(18, "constant", SITE + ")" + CALL, "one", TYPE));
    w.site("mutable", w.dynamic(18, "mutable", SITE + ")" + CALL, "one", TYPE));
    w.site("volatileSite", w.dynamic(18, "volatileSite", SITE + ")" + CALL, "two", TYPE));
    w.site("statics", w.dynamic(18, "statics", SITE + "IJFDLjava/lang/String;Ljava/lang/Class;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)" + CALL, "x", TYPE, w.intValue(-7), w.longValue(1L << 60), w.floatValue(-0.0f), w.doubleValue(1e-300), w.string("s\u00e9\u4e2d"), w.cls("[[I"), w.handle(6, w.member(10, "java/lang/Math", "abs", "(I)I")), w.type("([Ljava/util/List;Z)V")));
    w.site("varargs0", w.dynamic(18, "varargs", SITE + "[Ljava/lang/Object;)" + CALL, "x", TYPE));
    w.site("varargs1", w.dynamic(18, "varargs", SITE + "[Ljava/lang/Object;)" + CALL, "x", TYPE, w.string("only")));
    w.site("varargs7", w.dynamic(18, "varargs", SITE + "[Ljava/lang/Object;)" + CALL, "x", TYPE, w.intValue(1), w.intValue(2), w.intValue(3), w.string("4"), w.string("5"), w.longValue(6), w.dynamic(17, "value", CONDY + ")Ljava/lang/Object;", "null", "Ljava/lang/String;")));
    w.site("raw", w.dynamic(18, "raw", "([Ljava/lang/Object;)" + CALL, "raw", TYPE));
    w.site("loose", w.dynamic(18, "loose", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", "lax", TYPE, w.dynamic(17, "value", CONDY + ")Ljava/lang/Object;", "list", "Ljava/util/List;")));
    for (String bad : new String[] {"throwing", "error", "nothing", "wrongType"}) w.site(bad, w.dynamic(18, bad, SITE + ")" + CALL, "x", TYPE));
    w.site("noSite", w.dynamic(18, "noSite", SITE + ")Ljava/lang/Object;", "x", TYPE));
    w.site("noBootstrap", w.dynamic(18, "absent", SITE + ")" + CALL, "x", TYPE));
    w.site("noClass", w.dynamic(18, "varargs", SITE + "[Ljava/lang/Object;)" + CALL, "x", TYPE, w.cls("no/Such")));
    Class<?> c = MethodHandles.lookup().defineClass(w.toBytes("Sites"));
    for (String name : new String[] {"constant", "constant", "mutable", "volatileSite", "statics", "varargs0", "varargs1", "varargs7", "raw", "loose", "throwing", "throwing", "error", "error", "nothing", "wrongType", "noSite", "noBootstrap", "noBootstrap", "noClass", "noClass"})
      System.out.println(name + ": " + call(c, name, "s", 3L));
    MethodHandle two = MethodHandles.lookup().findStatic(DynamicCode.class, "two", mutable.type());
    mutable.setTarget(two);
    volatileSite.setTarget(MethodHandles.lookup().findStatic(DynamicCode.class, "one", mutable.type()));
    MutableCallSite.syncAll(new MutableCallSite[] {mutable});
    System.out.println(call(c, "mutable", "t", 4L) + " " + call(c, "volatileSite", "u", 5L) + " " + (mutable.getTarget() == two));
    try {
      mutable.setTarget(MethodHandles.constant(int.class, 1));
    } catch (java.lang.invoke.WrongMethodTypeException e) {
      System.out.println(e.getMessage());
    }
    MethodHandle invoker = mutable.dynamicInvoker();
    try {
      System.out.println(invoker.invoke("d", 6L));
    } catch (Throwable t) {
      System.out.println(t);
    }
  }

  static void constants() throws Exception {
    Writer w = new Writer();
    for (String[] p : new String[][] {{"z", "Z"}, {"b", "B"}, {"s", "S"}, {"c", "C"}, {"i", "I"}, {"j", "J"}, {"f", "F"}, {"d", "D"}, {"string", "Ljava/lang/String;"}, {"list", "Ljava/util/List;"}, {"null", "Ljava/lang/Object;"}, {"narrow", "I"}})
      w.load(p[0], p[1], w.dynamic(17, "value", CONDY + ")Ljava/lang/Object;", p[0], p[1]));
    w.load("badCast", "Ljava/lang/Integer;", w.dynamic(17, "value", CONDY + ")Ljava/lang/Object;", "string", "Ljava/lang/Integer;"));
    w.load("nullInt", "I", w.dynamic(17, "value", CONDY + ")Ljava/lang/Object;", "null", "I"));
    w.load("fails", "Ljava/lang/Object;", w.dynamic(17, "fails", CONDY + ")Ljava/lang/Object;", "failing", "Ljava/lang/Object;"));
    int inner = w.dynamic(17, "value", CONDY + ")Ljava/lang/Object;", "string", "Ljava/lang/String;");
    int middle = w.dynamic(17, "joined", CONDY + "[Ljava/lang/Object;)Ljava/lang/String;", "m", "Ljava/lang/String;", inner, w.intValue(1));
    w.load("nested", "Ljava/lang/String;", w.dynamic(17, "joined", CONDY + "[Ljava/lang/Object;)Ljava/lang/String;", "n", "Ljava/lang/String;", middle, inner, w.dynamic(17, "value", CONDY + ")Ljava/lang/Object;", "j", "J")));
    w.load("field", "Ljava/lang/invoke/MethodHandle;", w.handle(1, w.member(9, "DynamicCode", "instance", "I")));
    w.load("stat", "Ljava/lang/invoke/MethodHandle;", w.handle(2, w.member(9, "DynamicCode", "counter", "I")));
    w.load("put", "Ljava/lang/invoke/MethodHandle;", w.handle(3, w.member(9, "DynamicCode", "instance", "I")));
    w.load("putStatic", "Ljava/lang/invoke/MethodHandle;", w.handle(4, w.member(9, "DynamicCode", "counter", "I")));
    w.load("virtual", "Ljava/lang/invoke/MethodHandle;", w.handle(5, w.member(10, "DynamicCode", "hello", "(Ljava/lang/String;)Ljava/lang/String;")));
    w.load("invokeStatic", "Ljava/lang/invoke/MethodHandle;", w.handle(6, w.member(11, "java/util/List", "of", "()Ljava/util/List;")));
    w.load("special", "Ljava/lang/invoke/MethodHandle;", w.handle(7, w.member(10, "java/lang/Object", "toString", "()Ljava/lang/String;")));
    w.load("make", "Ljava/lang/invoke/MethodHandle;", w.handle(8, w.member(10, "DynamicCode", "<init>", "()V")));
    w.load("interface", "Ljava/lang/invoke/MethodHandle;", w.handle(9, w.member(11, "java/util/Collection", "size", "()I")));
    w.load("exact", "Ljava/lang/invoke/MethodHandle;", w.handle(5, w.member(10, "java/lang/invoke/MethodHandle", "invokeExact", "(I)I")));
    w.load("noAccess", "Ljava/lang/invoke/MethodHandle;", w.handle(6, w.member(10, "DynamicCode", "hidden", "()Ljava/lang/String;")));
    w.load("noMethod", "Ljava/lang/invoke/MethodHandle;", w.handle(6, w.member(10, "DynamicCode", "nope", "()V")));
    w.load("notStatic", "Ljava/lang/invoke/MethodHandle;", w.handle(6, w.member(10, "DynamicCode", "hello", "(Ljava/lang/String;)Ljava/lang/String;")));
    w.load("type", "Ljava/lang/invoke/MethodType;", w.type("(IJ[[Ljava/lang/String;)DynamicCode;".replace(")D", ")LD")));
    w.load("noType", "Ljava/lang/invoke/MethodType;", w.type("(Lno/Such;)V"));
    Class<?> c = MethodHandles.lookup().defineClass(w.toBytes("Constants"));
    for (String name : new String[] {"z", "b", "s", "c", "i", "j", "f", "d", "string", "list", "null", "narrow", "i", "list", "null", "badCast", "nullInt", "fails", "fails", "nested", "field", "stat", "put", "putStatic", "virtual", "invokeStatic", "special", "make", "interface", "exact", "noAccess", "noAccess", "noMethod", "notStatic", "type", "type", "noType"})
      System.out.println(name + ": " + call(c, name));
    System.out.println((call(c, "list") == call(c, "list")) + " " + (call(c, "virtual") == call(c, "virtual")) + " " + runs);
    DynamicCode o = new DynamicCode();
    try {
      ((MethodHandle) call(c, "put")).invoke(o, 60);
      ((MethodHandle) call(c, "putStatic")).invoke(50);
      System.out.println(((MethodHandle) call(c, "field")).invoke(o) + " " + ((MethodHandle) call(c, "stat")).invoke() + " " + ((MethodHandle) call(c, "virtual")).invoke(o, "you") + " " + ((MethodHandle) call(c, "make")).invoke().getClass() + " " + ((MethodHandle) call(c, "interface")).invoke(List.of(1, 2, 3)) + " " + ((MethodHandle) call(c, "exact")).invoke(MethodHandles.identity(int.class), 77));
    } catch (Throwable t) {
      System.out.println(t);
    }
  }

  public static void main(String[] args) throws Exception {
    sites();
    constants();
  }
}
