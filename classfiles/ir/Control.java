/** Blocks: branches, loops, switches. */
class Control {
  // IR sum(I)I
  //   (s0) -> int, 3 locals, 2 stack, 0 pointer and 3 scalar homes
  //   B0 @0:
  //     s1 = icopy 0
  //     s2 = icopy 0
  //   B1 @4 loop:
  //     poll
  //     if_i ge s2, s0 -> B3
  //   B2 @9 fallthrough:
  //     s1 = iadd s1, s2
  //     s2 = iadd s2, 1
  //     goto B1
  //   B3 @19:
  //     ireturn s1
  static int sum(int n) {
    int s = 0;
    for (int i = 0; i < n; i++) s += i;
    return s;
  }

  // IR forever()V
  //   () -> void, 0 locals, 0 stack, 0 pointer and 0 scalar homes
  //   B0 @0:
  //   B1 @0 loop:
  //     poll
  //     goto B1
  static void forever() {
    for (;;) {}
  }

  // IR first(I)I
  //   (s0) -> int, 1 locals, 1 stack, 0 pointer and 1 scalar homes
  //   B0 @0:
  //   B1 @0 loop:
  //     poll
  //     s0 = iadd s0, -3
  //     if_i gt s0, 0 -> B1
  //   B2 @7 fallthrough:
  //     ireturn s0
  static int first(int n) {
    do n -= 3; while (n > 0);
    return n;
  }

  // IR shortCircuit(IILjava/lang/Object;)Z
  //   (s0, s1, p2) -> int, 3 locals, 2 stack, 1 pointer and 3 scalar homes
  //   B0 @0:
  //     if_i ge s0, s1 -> B2
  //   B1 @5 fallthrough:
  //     if_p ne p2, null -> B4
  //   B2 @9:
  //     if_i ne s0, 0 -> B5
  //   B3 @13 fallthrough:
  //     if_i eq s1, 0 -> B5
  //   B4 @17:
  //     s3 = icopy 1
  //     goto B6
  //   B5 @21:
  //     s3 = icopy 0
  //   B6 @22 depth 1:
  //     ireturn s3
  static boolean shortCircuit(int a, int b, Object o) {
    return a < b && o != null || a == 0 && b != 0;
  }

  // IR isNull(Ljava/lang/Object;Ljava/lang/Object;)I
  //   (p0, p1) -> int, 2 locals, 2 stack, 2 pointer and 0 scalar homes
  //   B0 @0:
  //     if_p ne p0, null -> B2
  //   B1 @4 fallthrough:
  //     ireturn 1
  //   B2 @6:
  //     if_p eq p0, p1 -> B4
  //   B3 @11 fallthrough:
  //     ireturn 2
  //   B4 @13:
  //     ireturn 3
  static int isNull(Object a, Object b) {
    if (a == null) return 1;
    if (a != b) return 2;
    return 3;
  }

  // IR dense(I)I
  //   (s0) -> int, 1 locals, 1 stack, 0 pointer and 1 scalar homes
  //   B0 @0:
  //     switch s0: 1 -> B1, 2 -> B2, 3 -> B4, 4 -> B3, else -> B4
  //   B1 @32:
  //     ireturn 10
  //   B2 @35:
  //     s0 = icopy 5
  //   B3 @37:
  //     ireturn s0
  //   B4 @39:
  //     ireturn 0
  static int dense(int i) {
    switch (i) {
      case 1: return 10;
      case 2: i = 5;
      case 4: return i;
      default: return 0;
    }
  }

  // IR sparse(I)I
  //   (s0) -> int, 1 locals, 1 stack, 0 pointer and 1 scalar homes
  //   B0 @0:
  //     switch s0: -1000 -> B1, 0 -> B2, 1000000 -> B3, else -> B3
  //   B1 @36:
  //     ireturn 1
  //   B2 @38:
  //     ireturn 2
  //   B3 @40:
  //     ireturn 3
  static int sparse(int i) {
    switch (i) {
      case -1000: return 1;
      case 0: return 2;
      case 1000000: break;
    }
    return 3;
  }

  // IR text(Ljava/lang/String;)I
  //   (p0) -> int, 3 locals, 2 stack, 3 pointer and 2 scalar homes
  //   B0 @0:
  //     p1 = pcopy p0
  //     s2 = icopy -1
  //     s3 = invokevirtual java/lang/String.hashCode()I (p1)
  //     switch s3: 97 -> B1, 98 -> B3, else -> B5
  //   B1 @36:
  //     p4 = ldc_p "a"
  //     s3 = invokevirtual java/lang/String.equals(Ljava/lang/Object;)Z (p1, p4)
  //     if_i eq s3, 0 -> B5
  //   B2 @45 fallthrough:
  //     s2 = icopy 0
  //     goto B5
  //   B3 @50:
  //     p4 = ldc_p "b"
  //     s3 = invokevirtual java/lang/String.equals(Ljava/lang/Object;)Z (p1, p4)
  //     if_i eq s3, 0 -> B5
  //   B4 @59 fallthrough:
  //     s2 = icopy 1
  //   B5 @61:
  //     switch s2: 0 -> B6, 1 -> B7, else -> B8
  //   B6 @88:
  //     s3 = icopy 1
  //     goto B9
  //   B7 @92:
  //     s3 = icopy 2
  //     goto B9
  //   B8 @96:
  //     s3 = icopy 0
  //   B9 @97 depth 1:
  //     ireturn s3
  static int text(String s) {
    return switch (s) {
      case "a" -> 1;
      case "b" -> 2;
      default -> 0;
    };
  }

  // IR labelled([[I)I
  //   (p0) -> int, 10 locals, 2 stack, 4 pointer and 6 scalar homes
  //   B0 @0:
  //     s1 = icopy 0
  //     p2 = pcopy p0
  //     s3 = arraylength p2
  //     s4 = icopy 0
  //   B1 @10 loop:
  //     poll
  //     if_i ge s4, s3 -> B10
  //   B2 @16 fallthrough:
  //     p5 = paload p2, s4
  //     p6 = pcopy p5
  //     s7 = arraylength p6
  //     s8 = icopy 0
  //   B3 @34 loop:
  //     poll
  //     if_i ge s8, s7 -> B9
  //   B4 @41 fallthrough:
  //     s9 = iaload p6, s8
  //     if_i ge s9, 0 -> B6
  //   B5 @53 fallthrough:
  //     goto B9
  //   B6 @56:
  //     if_i ne s9, 0 -> B8
  //   B7 @61 fallthrough:
  //     goto B10
  //   B8 @64:
  //     s1 = iadd s1, s9
  //     s8 = iadd s8, 1
  //     goto B3
  //   B9 @75:
  //     s4 = iadd s4, 1
  //     goto B1
  //   B10 @81:
  //     ireturn s1
  static int labelled(int[][] rows) {
    int found = 0;
    outer:
    for (int[] row : rows) {
      for (int cell : row) {
        if (cell < 0) continue outer;
        if (cell == 0) break outer;
        found += cell;
      }
    }
    return found;
  }
}
