/** Calls from C of methods of each type, in each form, with arguments in registers and on the stack. */
public class JniCalls extends JniCallsBase {
  static native boolean callBoolean(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native byte callByte(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native char callChar(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native short callShort(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native int callInt(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native long callLong(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native float callFloat(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native double callDouble(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native Object callObject(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native void callVoid(Object o, Class<?> cls, String name, String sig, int kind, int form);
  static native Object construct(Class<?> cls, int form, Object o);
  native String wide(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3,
      double d4, double d5, double d6, double d7, long j2, byte b2, float f2, Object o2, Object o3);
  static native String wideStatic(float f, int i1, int i2, int i3, int i4, int i5, int i6, int i7, Object o, double d);
  static native boolean narrowZ(int x);
  static native byte narrowB(int x);
  static native char narrowC(int x);
  static native short narrowS(int x);
  static native int callWith(Object o, Class<?> cls, String name, String sig);
  static native int depth(int n);

  static int deeper(int n) {
    return n == 0 ? 0 : 1 + depth(n - 1);
  }

  JniCalls() {}

  JniCalls(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    text = show("new", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
  }

  @Override
  boolean mBoolean(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Boolean", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return b2 == 21;
  }

  static boolean sBoolean(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Boolean", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return b2 == 21;
  }

  @Override
  byte mByte(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Byte", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (byte) (b - 100);
  }

  static byte sByte(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Byte", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (byte) (b - 100);
  }

  @Override
  char mChar(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Char", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (char) (c + 1);
  }

  static char sChar(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Char", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (char) (c + 1);
  }

  @Override
  short mShort(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Short", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (short) (s - 30000);
  }

  static short sShort(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Short", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (short) (s - 30000);
  }

  @Override
  int mInt(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Int", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return i * 1000;
  }

  static int sInt(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Int", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return i * 1000;
  }

  @Override
  long mLong(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Long", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return j * 1000;
  }

  static long sLong(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Long", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return j * 1000;
  }

  @Override
  float mFloat(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Float", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return f / 2;
  }

  static float sFloat(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Float", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return f / 2;
  }

  @Override
  double mDouble(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Double", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return d / 2;
  }

  static double sDouble(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Double", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return d / 2;
  }

  @Override
  Object mObject(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Object", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return o + "!";
  }

  static Object sObject(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Object", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return o + "!";
  }

  @Override
  void mVoid(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("over Void", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    
  }

  static void sVoid(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("static Void", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    
  }

  interface Shape {
    int area(int x);
    default int twice(int x) { return 2 * area(x); }
  }

  abstract static class Partial implements Shape {}

  static class Square extends Partial {
    public int area(int x) { return x * x; }
  }

  public static void main(String[] args) {
    Lib.load();
    JniCalls o = new JniCalls();
    String parameters = "(ZBCSIJFDLjava/lang/Object;IIIDDDDDDDJB)";
    for (int kind = 0; kind < 3; kind++) {
      Class<?> cls = kind == 1 ? JniCallsBase.class : JniCalls.class;
      String m = kind == 2 ? "s" : "m";
      for (int form = 0; form < 3; form++) {
        System.out.println("kind " + kind + " form " + form);
        System.out.println(callBoolean(o, cls, m + "Boolean", parameters + "Z", kind, form));
        System.out.println(callByte(o, cls, m + "Byte", parameters + "B", kind, form));
        System.out.println((int) callChar(o, cls, m + "Char", parameters + "C", kind, form));
        System.out.println(callShort(o, cls, m + "Short", parameters + "S", kind, form));
        System.out.println(callInt(o, cls, m + "Int", parameters + "I", kind, form));
        System.out.println(callLong(o, cls, m + "Long", parameters + "J", kind, form));
        System.out.println(callFloat(o, cls, m + "Float", parameters + "F", kind, form));
        System.out.println(callDouble(o, cls, m + "Double", parameters + "D", kind, form));
        System.out.println(callObject(o, cls, m + "Object", parameters + "Ljava/lang/Object;", kind, form));
        callVoid(o, cls, m + "Void", parameters + "V", kind, form);
      }
    }
    for (int form = 0; form < 3; form++) System.out.println(((JniCalls) construct(JniCalls.class, form, "made")).text);
    System.out.println(o.wide(true, (byte) -1, 'x', (short) -300, 1, 1L << 40, 1.5f, 2.5, o, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, -5, (byte) 9, 0.25f, o, null));
    System.out.println(wideStatic(1.25f, 1, 2, 3, 4, 5, 6, 7, JniCalls.class, 9.75));
    for (int x : new int[] {0, 1, 256, 257, -1, 128, 65536 + 40000})
      System.out.println(narrowZ(x) + " " + narrowB(x) + " " + (int) narrowC(x) + " " + narrowS(x));
    Square square = new Square();
    System.out.println(callWith(square, Shape.class, "area", "(I)I"));
    System.out.println(callWith(square, Shape.class, "twice", "(I)I"));
    System.out.println(callWith(square, Partial.class, "area", "(I)I"));
    System.out.println(callWith(square, Square.class, "twice", "(I)I"));
    System.out.println(depth(300));
    try {
      depth(1 << 30);
      System.out.println("no overflow");
    } catch (StackOverflowError e) {
      System.out.println("overflow");
    }
    System.out.println(depth(20));
  }
}
