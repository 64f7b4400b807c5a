/** Fields read and written by C. */
public class JniFields {
  boolean fBoolean = true;
  static boolean sBoolean = true;
  static native boolean swapBoolean(Object o, String name, boolean x);
  byte fByte = -5;
  static byte sByte = -5;
  static native byte swapByte(Object o, String name, byte x);
  char fChar = 'q';
  static char sChar = 'q';
  static native char swapChar(Object o, String name, char x);
  short fShort = -1234;
  static short sShort = -1234;
  static native short swapShort(Object o, String name, short x);
  int fInt = 123456789;
  static int sInt = 123456789;
  static native int swapInt(Object o, String name, int x);
  long fLong = -9876543210L;
  static long sLong = -9876543210L;
  static native long swapLong(Object o, String name, long x);
  float fFloat = 1.5f;
  static float sFloat = 1.5f;
  static native float swapFloat(Object o, String name, float x);
  double fDouble = -2.25;
  static double sDouble = -2.25;
  static native double swapDouble(Object o, String name, double x);
  Object fObject = "old";
  static Object sObject = "sold";
  String text = "t";
  static native Object swapObject(Object o, String name, String sig, Object x);

  interface Constants { int ANSWER = Integer.parseInt("42"); }
  static class Sub extends JniFields implements Constants { private int own = 3; }

  public static void main(String[] args) {
    Lib.load();
    JniFields o = new Sub();
    System.out.println(swapBoolean(o, "fBoolean", false) + " " + o.fBoolean + " " + swapBoolean(null, "sBoolean", false) + " " + sBoolean);
    System.out.println(swapByte(o, "fByte", (byte) 100) + " " + o.fByte + " " + swapByte(null, "sByte", (byte) 100) + " " + sByte);
    System.out.println((int) swapChar(o, "fChar", '\u20ac') + " " + (int) o.fChar + " " + (int) swapChar(null, "sChar", '\u20ac') + " " + (int) sChar);
    System.out.println(swapShort(o, "fShort", (short) 32767) + " " + o.fShort + " " + swapShort(null, "sShort", (short) 32767) + " " + sShort);
    System.out.println(swapInt(o, "fInt", -1) + " " + o.fInt + " " + swapInt(null, "sInt", -1) + " " + sInt);
    System.out.println(swapLong(o, "fLong", Long.MIN_VALUE) + " " + o.fLong + " " + swapLong(null, "sLong", Long.MIN_VALUE) + " " + sLong);
    System.out.println(swapFloat(o, "fFloat", Float.NaN) + " " + o.fFloat + " " + swapFloat(null, "sFloat", Float.NaN) + " " + sFloat);
    System.out.println(swapDouble(o, "fDouble", Math.PI) + " " + o.fDouble + " " + swapDouble(null, "sDouble", Math.PI) + " " + sDouble);
    System.out.println(swapObject(o, "fObject", "Ljava/lang/Object;", new int[3].length) + " " + o.fObject);
    System.out.println(swapObject(null, "sObject", "Ljava/lang/Object;", null) + " " + sObject);
    System.out.println(swapObject(o, "text", "Ljava/lang/String;", "u") + " " + o.text);
    System.out.println(swapInt(o, "own", 4) + " " + ((Sub) o).own);
    // A field of an old object that refers to a young one.
    for (int i = 0; i < 20; i++) System.gc();
    for (int i = 0; i < 2000; i++) {
      swapObject(o, "fObject", "Ljava/lang/Object;", "young " + i);
      swapObject(null, "sObject", "Ljava/lang/Object;", "static " + i);
      byte[] garbage = new byte[10000];
      if (!o.fObject.equals("young " + i) || !sObject.equals("static " + i)) System.out.println("lost");
    }
    for (String[] wrong : new String[][] {{"nothing", "I"}, {"fInt", "J"}, {"sObject", "Ljava/lang/Object;"}})
      try {
        swapObject(o, wrong[0], wrong[1], null);
      } catch (NoSuchFieldError e) {
        System.out.println(e.getMessage());
      }
    try {
      swapObject(null, "fObject", "Ljava/lang/Object;", null);
    } catch (NoSuchFieldError e) {
      System.out.println(e.getMessage());
    }
  }
}
