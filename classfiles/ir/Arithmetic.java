/** Operations on numbers: the IR under each `// IR` line is checked by test/ir/golden.test.ts; run it with BLESS=1 to rewrite it. */
class Arithmetic {
  // IR add(II)I
  //   (s0, s1) -> int, 2 locals, 2 stack, 0 pointer and 3 scalar homes
  //   B0 @0:
  //     s2 = iadd s0, s1
  //     ireturn s2
  static int add(int a, int b) {
    return a + b;
  }

  // IR polynomial(III)I
  //   (s0, s1, s2) -> int, 3 locals, 2 stack, 0 pointer and 5 scalar homes
  //   B0 @0:
  //     s3 = imul s0, s2
  //     s3 = iadd s3, s1
  //     s3 = imul s3, s2
  //     s4 = ineg s0
  //     s3 = isub s3, s4
  //     ireturn s3
  static int polynomial(int a, int b, int x) {
    return (a * x + b) * x - -a;
  }

  // IR mixed(IJFD)D
  //   (s0, s1, s3, s4) -> double, 6 locals, 6 stack, 0 pointer and 6 scalar homes
  //   B0 @0:
  //     s6 = i2d s0
  //     s8 = l2f s1
  //     s8 = fmul s8, s3
  //     s8 = f2d s8
  //     s8 = ddiv s8, s4
  //     s6 = dadd s6, s8
  //     dreturn s6
  static double mixed(int i, long l, float f, double d) {
    return i + l * f / d;
  }

  // IR bits(IJ)J
  //   (s0, s1) -> long, 3 locals, 6 stack, 0 pointer and 4 scalar homes
  //   B0 @0:
  //     s3 = lshl s1, s0
  //     s5 = lushr s1, 7
  //     s3 = lxor s3, s5
  //     s5 = lshr s1, s0
  //     s5 = land s5, 255L
  //     s1 = lor s3, s5
  //     s0 = ixor s0, -1
  //     s5 = iushr s0, 3
  //     s5 = i2l s5
  //     s3 = ladd s1, s5
  //     lreturn s3
  static long bits(int i, long l) {
    l = (l << i) ^ (l >>> 7) | (l >> i & 0xffL);
    i = ~i;
    return l + (i >>> 3);
  }

  // IR narrow(I)I
  //   (s0) -> int, 1 locals, 2 stack, 0 pointer and 3 scalar homes
  //   B0 @0:
  //     s1 = i2b s0
  //     s2 = i2c s0
  //     s1 = iadd s1, s2
  //     s2 = i2s s0
  //     s1 = iadd s1, s2
  //     ireturn s1
  static int narrow(int i) {
    return (byte) i + (char) i + (short) i;
  }

  // IR divide(IJ)J
  //   (s0, s1) -> long, 3 locals, 6 stack, 0 pointer and 6 scalar homes
  //   B0 @0:
  //     s3 = idiv s0, 10
  //     s4 = irem s0, 10
  //     s3 = iadd s3, s4
  //     s3 = i2l s3
  //     s7 = i2l s0
  //     s5 = ldiv s1, s7
  //     s3 = ladd s3, s5
  //     s5 = lrem s1, 3L
  //     s3 = ladd s3, s5
  //     lreturn s3
  static long divide(int a, long b) {
    return a / 10 + a % 10 + b / a + b % 3;
  }

  // IR constants()D
  //   () -> double, 20 locals, 4 stack, 0 pointer and 15 scalar homes
  //   B0 @0:
  //     s0 = icopy -1
  //     s1 = icopy 100
  //     s2 = icopy 1000
  //     s3 = icopy 100000
  //     s4 = lcopy 0L
  //     s6 = lcopy 1L
  //     s8 = lcopy 1099511627776L
  //     s10 = fcopy 0f
  //     s11 = fcopy 1f
  //     s12 = fcopy 2f
  //     s13 = fcopy 3.5f
  //     s14 = dcopy 0d
  //     s16 = dcopy 1d
  //     s18 = dcopy -0d
  //     s20 = iadd s0, s1
  //     s20 = iadd s20, s2
  //     s20 = iadd s20, s3
  //     s20 = i2l s20
  //     s20 = ladd s20, s4
  //     s20 = ladd s20, s6
  //     s20 = ladd s20, s8
  //     s20 = l2f s20
  //     s20 = fadd s20, s10
  //     s20 = fadd s20, s11
  //     s20 = fadd s20, s12
  //     s20 = fadd s20, s13
  //     s20 = f2d s20
  //     s20 = dadd s20, s14
  //     s20 = dadd s20, s16
  //     s20 = dadd s20, s18
  //     dreturn s20
  static double constants() {
    int a = -1, b = 100, c = 1000, d = 100000;
    long e = 0, f = 1, g = 1L << 40;
    float h = 0, i = 1, j = 2, k = 3.5f;
    double l = 0, m = 1, n = -0.0;
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n;
  }

  // IR compareLong(JJ)Z
  //   (s0, s2) -> int, 4 locals, 4 stack, 0 pointer and 3 scalar homes
  //   B0 @0:
  //     if_l ge s0, s2 -> B2
  //   B1 @6 fallthrough:
  //     s4 = icopy 1
  //     goto B3
  //   B2 @10:
  //     s4 = icopy 0
  //   B3 @11 depth 1:
  //     ireturn s4
  static boolean compareLong(long a, long b) {
    return a < b;
  }

  // IR compareDouble(DDFF)I
  //   (s0, s2, s4, s5) -> int, 6 locals, 4 stack, 0 pointer and 4 scalar homes
  //   B0 @0:
  //     if_dg ge s0, s2 -> B2
  //   B1 @6 fallthrough:
  //     ireturn 1
  //   B2 @8:
  //     if_dl le s0, s2 -> B4
  //   B3 @14 fallthrough:
  //     ireturn 2
  //   B4 @16:
  //     if_fl lt s4, s5 -> B6
  //   B5 @24 fallthrough:
  //     ireturn 3
  //   B6 @26:
  //     if_fl eq s4, s5 -> B8
  //   B7 @34 fallthrough:
  //     ireturn 4
  //   B8 @36:
  //     ireturn 5
  static int compareDouble(double a, double b, float c, float d) {
    if (a < b) return 1;
    if (a > b) return 2;
    if (c >= d) return 3;
    if (c != d) return 4;
    return 5;
  }

  // IR roundTrip(D)J
  //   (s0) -> long, 2 locals, 2 stack, 0 pointer and 2 scalar homes
  //   B0 @0:
  //     s2 = d2i s0
  //     s2 = i2f s2
  //     s2 = f2l s2
  //     lreturn s2
  static long roundTrip(double d) {
    return (long) (float) (int) d;
  }
}
