import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VolatileCallSite;

/** Call sites whose targets hot code takes for constants: changed between calls, in the loop itself, by another thread, all the time; sites that lead to sites. */
public class CallSiteTargets {
  static final MethodType TYPE = MethodType.methodType(int.class, int.class);
  static final MethodHandle ADD = find("add");
  static final MethodHandle TWICE = find("twice");
  static final MethodHandle FAIL = find("fail");
  static final MutableCallSite MUTABLE = new MutableCallSite(ADD);
  static final MethodHandle CALL = MUTABLE.dynamicInvoker();
  static final VolatileCallSite VOLATILE = new VolatileCallSite(ADD);
  static final MethodHandle VOLATILE_CALL = VOLATILE.dynamicInvoker();
  static final MutableCallSite OUTER = new MutableCallSite(CALL);
  static final MethodHandle OUTER_CALL = OUTER.dynamicInvoker();
  static final MutableCallSite RESTLESS = new MutableCallSite(ADD);
  static final MethodHandle RESTLESS_CALL = RESTLESS.dynamicInvoker();
  static final CallSite CONSTANT = new ConstantCallSite(TWICE);
  static final MethodHandle CONSTANT_CALL = CONSTANT.dynamicInvoker();
  static SwitchPoint point = new SwitchPoint();
  static final MethodHandle GUARDED = point.guardWithTest(ADD, TWICE);

  static MethodHandle find(String name) {
    try {
      return MethodHandles.lookup().findStatic(CallSiteTargets.class, name, TYPE);
    } catch (ReflectiveOperationException e) {
      throw new Error(e);
    }
  }

  static int add(int x) {
    return x + 3;
  }

  static int twice(int x) {
    return x * 2;
  }

  static int fail(int x) {
    throw new IllegalStateException("at " + x);
  }

  static int mutable(int n) throws Throwable {
    int sum = 0;
    for (int i = 0; i < n; i++) sum = (int) CALL.invokeExact(sum) ^ i;
    return sum;
  }

  static int both(int n) throws Throwable {
    int sum = 0;
    for (int i = 0; i < n; i++) sum = (int) VOLATILE_CALL.invokeExact(sum) + (int) OUTER_CALL.invokeExact(i) + (int) CONSTANT_CALL.invokeExact(i);
    return sum;
  }

  static int guarded(int n) throws Throwable {
    int sum = 0;
    for (int i = 0; i < n; i++) sum += (int) GUARDED.invokeExact(i);
    return sum;
  }

  /** Changes what it calls while it runs. */
  static int inLoop(int n) throws Throwable {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      if (i % 5000 == 0) MUTABLE.setTarget(i % 10_000 == 0 ? TWICE : ADD);
      if (i % 7001 == 7000) VOLATILE.setTarget(i % 2 == 0 ? TWICE : ADD);
      sum += (int) CALL.invokeExact(i) + (int) VOLATILE_CALL.invokeExact(i);
    }
    return sum;
  }

  static int restless(int n) throws Throwable {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      RESTLESS.setTarget((i & 1) == 0 ? ADD : TWICE);
      sum += (int) RESTLESS_CALL.invokeExact(i);
    }
    return sum;
  }

  static volatile boolean started;
  static volatile int rounds;

  static int otherThread() throws Throwable {
    MUTABLE.setTarget(ADD);
    started = false;
    Thread other =
        new Thread(
            () -> {
              while (!started) Thread.onSpinWait();
              MUTABLE.setTarget(FAIL);
              MutableCallSite.syncAll(new MutableCallSite[] {MUTABLE});
            });
    other.setDaemon(true);
    other.start();
    int i = 0;
    int sum = 0;
    try {
      for (; ; i++) {
        if (i == 50_000) started = true;
        sum += (int) CALL.invokeExact(0);
      }
    } catch (IllegalStateException e) {
      other.join();
      return i >= 50_000 ? e.getMessage().length() : sum;
    }
  }

  public static void main(String[] args) throws Throwable {
    for (int r = 0; r < 6; r++) {
      System.out.println(mutable(40_000) + " " + both(40_000) + " " + guarded(40_000));
      MUTABLE.setTarget(r % 2 == 0 ? TWICE : ADD);
      System.out.println(mutable(40_000) + " " + both(40_000));
      VOLATILE.setTarget(r % 3 == 0 ? TWICE : ADD);
      if (r == 2) OUTER.setTarget(TWICE);
      if (r == 4) SwitchPoint.invalidateAll(new SwitchPoint[] {point});
      System.out.println(inLoop(40_000) + " " + restless(5000));
    }
    System.out.println(otherThread() + " " + otherThread());
    try {
      mutable(10);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + " " + e.getStackTrace()[0].getMethodName() + " " + e.getStackTrace()[1].getMethodName());
    }
  }
}
