/** Handlers, protected ranges, monitors. */
class Exceptions {
  // IR parse(Ljava/lang/String;)I
  //   (p0) -> int, 2 locals, 1 stack, 2 pointer and 1 scalar homes
  //   B0 @0:
  //     s2 = invokestatic java/lang/Integer.parseInt(Ljava/lang/String;)I (p0)
  //   B1 @4 depth 1 fallthrough:
  //     ireturn s2
  //   B2 @5 handler:
  //     p1 = catch
  //     ireturn -1
  static int parse(String s) {
    try {
      return Integer.parseInt(s);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  // IR always(I)I
  //   (s0) -> int, 3 locals, 2 stack, 1 pointer and 2 scalar homes
  //   B0 @0:
  //     s1 = icopy 0
  //   B1 @2 fallthrough:
  //     s1 = idiv 100, s0
  //   B2 @7 fallthrough:
  //     s1 = iadd s1, 1
  //     goto B4
  //   B3 @13 handler:
  //     p2 = catch
  //     s1 = iadd s1, 1
  //     throw p2
  //   B4 @19:
  //     ireturn s1
  static int always(int n) {
    int r = 0;
    try {
      r = 100 / n;
    } finally {
      r++;
    }
    return r;
  }

  // IR nested(II)I
  //   (s0, s1) -> int, 3 locals, 3 stack, 2 pointer and 3 scalar homes
  //   B0 @0:
  //     s3 = idiv s0, s1
  //   B1 @3 depth 1 fallthrough:
  //     ireturn s3
  //   B2 @4 handler:
  //     p2 = catch
  //     p3 = new java/lang/IllegalStateException
  //     invokespecial java/lang/IllegalStateException.<init>(Ljava/lang/Throwable;)V (p3, p2)
  //     throw p3
  //   B3 @14 handler:
  //     p2 = catch
  //     s3 = invokevirtual java/lang/Object.hashCode()I (p2)
  //     ireturn s3
  static int nested(int a, int b) {
    try {
      try {
        return a / b;
      } catch (ArithmeticException e) {
        throw new IllegalStateException(e);
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      return e.hashCode();
    }
  }

  // IR locked(Ljava/lang/Object;)V
  //   (p0) -> void, 3 locals, 2 stack, 4 pointer and 0 scalar homes
  //   B0 @0:
  //     p1 = pcopy p0
  //     monitorenter p0
  //   B1 @4 fallthrough:
  //     invokevirtual java/lang/Object.notify()V (p0)
  //     monitorexit p1
  //   B2 @10 fallthrough:
  //     goto B5
  //   B3 @13 loop handler:
  //     p3 = catch
  //     poll
  //     p2 = pcopy p3
  //     monitorexit p1
  //   B4 @16 fallthrough:
  //     throw p2
  //   B5 @18:
  //     return
  static void locked(Object o) {
    synchronized (o) {
      o.notify();
    }
  }

  // IR retry(I)I
  //   (s0) -> int, 2 locals, 2 stack, 1 pointer and 2 scalar homes
  //   B0 @0:
  //   B1 @0 loop:
  //     poll
  //     s2 = idiv 1, s0
  //   B2 @3 depth 1 fallthrough:
  //     ireturn s2
  //   B3 @4 handler:
  //     p1 = catch
  //     s0 = iadd s0, 1
  //     goto B1
  static int retry(int n) {
    while (true) {
      try {
        return 1 / n;
      } catch (ArithmeticException e) {
        n++;
      }
    }
  }
}
