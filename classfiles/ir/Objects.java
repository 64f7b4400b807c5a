/** Instructions that name classes and members. */
class Objects {
  interface Shape {
    double area(int scale);
  }

  int i;
  long l;
  float f;
  double d;
  boolean z;
  Object o;
  static byte b;
  static String s;

  // IR fields(LObjects;)V
  //   (p0) -> void, 1 locals, 3 stack, 3 pointer and 2 scalar homes
  //   B0 @0:
  //     s2 = getfield_i p0, Objects.z
  //     p1 = pcopy p0
  //     if_i eq s2, 0 -> B2
  //   B1 @8 depth 1 fallthrough:
  //     s2 = icopy 1
  //     goto B3
  //   B2 @12 depth 1:
  //     s2 = getstatic_i Objects.b
  //   B3 @15 depth 2:
  //     putfield_i p1, s2, Objects.i
  //     s2 = getfield_i p0, Objects.i
  //     s2 = i2l s2
  //     putfield_l p0, s2, Objects.l
  //     s2 = getfield_l p0, Objects.l
  //     s2 = l2f s2
  //     putfield_f p0, s2, Objects.f
  //     s2 = getfield_f p0, Objects.f
  //     s2 = f2d s2
  //     putfield_d p0, s2, Objects.d
  //     p2 = getstatic_p Objects.s
  //     putfield_p p0, p2, Objects.o
  //     putstatic_p null, Objects.s
  //     s1 = getfield_i p0, Objects.i
  //     s1 = i2b s1
  //     putstatic_i s1, Objects.b
  //     return
  static void fields(Objects x) {
    x.i = x.z ? 1 : b;
    x.l = x.i;
    x.f = x.l;
    x.d = x.f;
    x.o = s;
    s = null;
    b = (byte) x.i;
  }

  // IR create(I)Ljava/lang/Object;
  //   (s0) -> reference, 2 locals, 5 stack, 3 pointer and 2 scalar homes
  //   B0 @0:
  //     p2 = anewarray 4, java/lang/Object
  //     p5 = newarray s0, int
  //     pastore p2, 0, p5
  //     p5 = anewarray s0, java/lang/String
  //     pastore p2, 1, p5
  //     p5 = multianewarray (s0, 2), [[[J
  //     pastore p2, 2, p5
  //     p5 = new Objects
  //     invokespecial Objects.<init>()V (p5)
  //     pastore p2, 3, p5
  //     p1 = pcopy p2
  //     s2 = arraylength p1
  //     if_i le s2, s0 -> B2
  //   B1 @43 fallthrough:
  //     p2 = paload p1, s0
  //     goto B3
  //   B2 @49:
  //     p2 = pcopy p1
  //   B3 @50 depth 1:
  //     preturn p2
  static Object create(int n) {
    Object[] list = {new int[n], new String[n], new long[n][2][], new Objects()};
    return list.length > n ? list[n] : list;
  }

  // IR call(LObjects$Shape;J)D
  //   (p0, p1, s2) -> double, 4 locals, 6 stack, 3 pointer and 4 scalar homes
  //   B0 @0:
  //     s4 = invokevirtual java/lang/Object.hashCode()I (p0)
  //     if_i ne s4, 0 -> B2
  //   B1 @7 fallthrough:
  //     p4 = invokespecial java/lang/Object.toString()Ljava/lang/String; (p0)
  //   B2 @12:
  //     s5 = l2i s2
  //     s4 = invokeinterface Objects$Shape.area(I)D (p1, s5)
  //     s6 = invokestatic java/lang/Math.max(JJ)J (s2, 1L)
  //     s6 = l2d s6
  //     s4 = dadd s4, s6
  //     dreturn s4
  double call(Shape shape, long scale) {
    if (hashCode() == 0) super.toString();
    return shape.area((int) scale) + Math.max(scale, 1L);
  }

  // IR cast(Ljava/lang/Object;)I
  //   (p0) -> int, 2 locals, 2 stack, 3 pointer and 1 scalar homes
  //   B0 @0:
  //     s2 = instanceof p0, java/lang/String
  //     if_i eq s2, 0 -> B2
  //   B1 @7 fallthrough:
  //     p1 = checkcast p0, java/lang/String
  //     s2 = invokevirtual java/lang/String.length()I (p1)
  //     ireturn s2
  //   B2 @17:
  //     p2 = checkcast p0, [I
  //     s2 = iaload p2, 0
  //     ireturn s2
  static int cast(Object o) {
    if (o instanceof String t) return t.length();
    return ((int[]) o)[0];
  }

  // IR lambda(I)Ljava/util/function/IntUnaryOperator;
  //   (s0) -> reference, 1 locals, 1 stack, 1 pointer and 1 scalar homes
  //   B0 @0:
  //     p1 = invokedynamic applyAsInt(I)Ljava/util/function/IntUnaryOperator; (s0)
  //     preturn p1
  static java.util.function.IntUnaryOperator lambda(int n) {
    return x -> x + n;
  }

  // IR lambda$lambda$0(II)I
  //   (s0, s1) -> int, 2 locals, 2 stack, 0 pointer and 3 scalar homes
  //   B0 @0:
  //     s2 = iadd s1, s0
  //     ireturn s2

  // IR concat(Ljava/lang/String;I)Ljava/lang/String;
  //   (p0, s1) -> reference, 2 locals, 2 stack, 2 pointer and 1 scalar homes
  //   B0 @0:
  //     p2 = invokedynamic makeConcatWithConstants(Ljava/lang/String;I)Ljava/lang/String; (p0, s1)
  //     preturn p2
  static String concat(String a, int b) {
    return a + b + "!";
  }

  // IR literals()Ljava/lang/Object;
  //   () -> reference, 0 locals, 1 stack, 1 pointer and 1 scalar homes
  //   B0 @0:
  //     p0 = ldc_p "text"
  //     s0 = invokevirtual java/lang/String.isEmpty()Z (p0)
  //     if_i eq s0, 0 -> B2
  //   B1 @8 fallthrough:
  //     p0 = ldc_p Objects
  //     goto B3
  //   B2 @13:
  //     p0 = ldc_p [I
  //   B3 @15 depth 1:
  //     preturn p0
  static Object literals() {
    return "text".isEmpty() ? Objects.class : int[].class;
  }

  // IR bytes([B[C[S[Z)I
  //   (p0, p1, p2, p3) -> int, 4 locals, 4 stack, 5 pointer and 3 scalar homes
  //   B0 @0:
  //     s6 = caload p1, 1
  //     s6 = i2b s6
  //     bastore p0, 0, s6
  //     s6 = baload p3, 3
  //     s5 = icopy 2
  //     p4 = pcopy p2
  //     if_i eq s6, 0 -> B2
  //   B1 @15 depth 2 fallthrough:
  //     s6 = icopy 1
  //     goto B3
  //   B2 @19 depth 2:
  //     s6 = icopy 2
  //   B3 @20 depth 3:
  //     s6 = i2s s6
  //     sastore p4, s5, s6
  //     bastore p3, 4, 1
  //     s6 = saload p2, 6
  //     s6 = i2c s6
  //     castore p1, 5, s6
  //     s4 = baload p0, 7
  //     ireturn s4
  static int bytes(byte[] b, char[] c, short[] s, boolean[] z) {
    b[0] = (byte) c[1];
    s[2] = (short) (z[3] ? 1 : 2);
    z[4] = true;
    c[5] = (char) s[6];
    return b[7];
  }
}
