/** Where a stack entry denotes a local variable, and the variable changes. */
class Aliases {
  int field;
  static int shared;

  // IR postIncrement(I)I
  //   (s0) -> int, 1 locals, 3 stack, 0 pointer and 3 scalar homes
  //   B0 @0:
  //     s1 = icopy s0
  //     s0 = iadd s0, 1
  //     s2 = icopy s0
  //     s0 = iadd s0, 1
  //     s2 = imul s2, s0
  //     s1 = iadd s1, s2
  //     ireturn s1
  static int postIncrement(int i) {
    return i++ + i++ * i;
  }

  // IR preIncrement(I)I
  //   (s0) -> int, 1 locals, 2 stack, 0 pointer and 2 scalar homes
  //   B0 @0:
  //     s0 = iadd s0, 1
  //     s1 = iadd s0, s0
  //     ireturn s1
  static int preIncrement(int i) {
    return ++i + i;
  }

  // IR swap(II)I
  //   (s0, s1) -> int, 2 locals, 4 stack, 0 pointer and 4 scalar homes
  //   B0 @0:
  //     s2 = icopy s1
  //     s1 = icopy s0
  //     s3 = imul 0, s0
  //     s0 = iadd s2, s3
  //     s2 = isub s0, s1
  //     ireturn s2
  static int swap(int a, int b) {
    a = b + 0 * (b = a);
    return a - b;
  }

  // IR chained(I)I
  //   (s0) -> int, 4 locals, 2 stack, 0 pointer and 5 scalar homes
  //   B0 @0:
  //     s3 = imul s0, 3
  //     s2 = icopy s3
  //     s1 = icopy s3
  //     s4 = iadd s1, s2
  //     s4 = iadd s4, s3
  //     ireturn s4
  static int chained(int n) {
    int a, b, c;
    a = b = c = n * 3;
    return a + b + c;
  }

  // IR copies(JLjava/lang/Object;)Ljava/lang/Object;
  //   (s0, p2) -> reference, 6 locals, 4 stack, 3 pointer and 2 scalar homes
  //   B0 @0:
  //     s3 = lcopy s0
  //     p5 = pcopy p2
  //     s0 = ladd s3, 1L
  //     p2 = pcopy p5
  //     if_l le s0, s3 -> B2
  //   B1 @20 fallthrough:
  //     p6 = pcopy p2
  //     goto B3
  //   B2 @24:
  //     p6 = pcopy null
  //   B3 @25 depth 1:
  //     preturn p6
  static Object copies(long l, Object o) {
    long m = l;
    Object p = o;
    m = m;
    l = m + 1;
    o = p;
    return l > m ? o : null;
  }

  // IR fieldIncrement()I
  //   (p0) -> int, 1 locals, 4 stack, 1 pointer and 3 scalar homes
  //   B0 @0:
  //     s2 = getfield_i p0, Aliases.field
  //     s3 = iadd s2, 1
  //     putfield_i p0, s3, Aliases.field
  //     s3 = getfield_i p0, Aliases.field
  //     s3 = iadd s3, 1
  //     putfield_i p0, s3, Aliases.field
  //     s1 = iadd s2, s3
  //     ireturn s1
  int fieldIncrement() {
    return field++ + ++field;
  }

  // IR fieldAssign(I)I
  //   (p0, s1) -> int, 2 locals, 3 stack, 1 pointer and 1 scalar homes
  //   B0 @0:
  //     putstatic_i s1, Aliases.shared
  //     putfield_i p0, s1, Aliases.field
  //     ireturn s1
  int fieldAssign(int v) {
    return this.field = shared = v;
  }

  // IR elements([II)I
  //   (p0, s1) -> int, 2 locals, 7 stack, 1 pointer and 5 scalar homes
  //   B0 @0:
  //     s3 = icopy s1
  //     s1 = iadd s1, 1
  //     s4 = iaload p0, s3
  //     s7 = iaload p0, s1
  //     s7 = imul s7, 2
  //     iastore p0, s1, s7
  //     s4 = iadd s4, s7
  //     iastore p0, s3, s4
  //     s1 = iadd s1, -1
  //     s4 = iaload p0, s1
  //     s5 = iadd s4, 1
  //     iastore p0, s1, s5
  //     ireturn s4
  static int elements(int[] a, int i) {
    a[i++] += a[i] *= 2;
    return a[--i]++;
  }

  // IR longElements([JI)J
  //   (p0, s1) -> long, 2 locals, 8 stack, 1 pointer and 5 scalar homes
  //   B0 @0:
  //     s4 = laload p0, s1
  //     s6 = ladd s4, 1L
  //     lastore p0, s1, s6
  //     s5 = iadd s1, 1
  //     s6 = laload p0, s1
  //     lastore p0, s5, s6
  //     s2 = ladd s4, s6
  //     lreturn s2
  static long longElements(long[] a, int i) {
    return a[i]++ + (a[i + 1] = a[i]);
  }

  // IR condition(ZII)I
  //   (s0, s1, s2) -> int, 3 locals, 2 stack, 0 pointer and 5 scalar homes
  //   B0 @0:
  //     s3 = icopy s1
  //     if_i eq s0, 0 -> B2
  //   B1 @5 depth 1 fallthrough:
  //     s4 = icopy s2
  //     goto B3
  //   B2 @9 depth 1:
  //     s4 = icopy 7
  //   B3 @11 depth 2:
  //     s3 = imul s3, s4
  //     s3 = iadd s3, s2
  //     ireturn s3
  static int condition(boolean c, int x, int y) {
    return x * (c ? y : 7) + y;
  }

  // IR nested(III)I
  //   (s0, s1, s2) -> int, 3 locals, 4 stack, 0 pointer and 6 scalar homes
  //   B0 @0:
  //     s3 = icopy s0
  //     if_i le s0, s1 -> B5
  //   B1 @6 depth 1 fallthrough:
  //     s4 = icopy s1
  //     if_i le s1, s2 -> B3
  //   B2 @12 depth 2 fallthrough:
  //     s5 = icopy s1
  //     s1 = iadd s1, 1
  //     goto B4
  //   B3 @19 depth 2:
  //     s5 = icopy s2
  //   B4 @20 depth 3:
  //     s4 = iadd s4, s5
  //     goto B6
  //   B5 @24 depth 1:
  //     s4 = icopy s0
  //     s0 = iadd s0, 1
  //   B6 @28 depth 2:
  //     s3 = iadd s3, s4
  //     s3 = iadd s3, s0
  //     s3 = iadd s3, s1
  //     ireturn s3
  static int nested(int a, int b, int c) {
    return a + (a > b ? b + (b > c ? b++ : c) : a++) + a + b;
  }
}
