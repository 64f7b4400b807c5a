/** What JniCalls overrides. */
class JniCallsBase {
  String text;

  static String show(String what, boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    String text = what + " " + z + " " + b + " " + c + " " + s + " " + i + " " + j + " " + f + " " + d + " " + o + " " + i2 + " " + i3 + " " + i4 + " " + d1 + " " + d2
        + " " + d3 + " " + d4 + " " + d5 + " " + d6 + " " + d7 + " " + j2 + " " + b2;
    System.out.println(text);
    return text;
  }

  boolean mBoolean(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Boolean", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return z;
  }

  byte mByte(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Byte", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (byte) 3;
  }

  char mChar(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Char", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (char) 3;
  }

  short mShort(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Short", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (short) 3;
  }

  int mInt(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Int", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (int) 3;
  }

  long mLong(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Long", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (long) 3;
  }

  float mFloat(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Float", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (float) 3;
  }

  double mDouble(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Double", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return (double) 3;
  }

  Object mObject(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Object", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    return "base";
  }

  void mVoid(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o, int i2, int i3, int i4, double d1, double d2, double d3, double d4, double d5, double d6, double d7, long j2, byte b2) {
    show("base Void", z, b, c, s, i, j, f, d, o, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7, j2, b2);
    
  }

}
