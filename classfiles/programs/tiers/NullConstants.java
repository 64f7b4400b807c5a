import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Base64;

/** Dynamic constants that are null. javac makes none: the class has the methods isNull (ifnull), len (String.length), arr (arraylength) and inst (instanceof CharSequence) of one each. */
public class NullConstants {
  static final String CODE =
      "yv66vgAAAD0AJgEABENvbmQHAAEBABBqYXZhL2xhbmcvT2JqZWN0BwADAQAGaXNOdWxsAQADKClaAQAjamF2YS9sYW5nL2ludm9r" +
      "ZS9Db25zdGFudEJvb3RzdHJhcHMHAAcBAAxudWxsQ29uc3RhbnQBAF4oTGphdmEvbGFuZy9pbnZva2UvTWV0aG9kSGFuZGxlcyRM" +
      "b29rdXA7TGphdmEvbGFuZy9TdHJpbmc7TGphdmEvbGFuZy9DbGFzczspTGphdmEvbGFuZy9PYmplY3Q7DAAJAAoKAAgACw8GAAwB" +
      "AAFuAQASTGphdmEvbGFuZy9TdHJpbmc7DAAOAA8RAAAAEAEAA2xlbgEAAygpSQEAEGphdmEvbGFuZy9TdHJpbmcHABQBAAZsZW5n" +
      "dGgMABYAEwoAFQAXAQADYXJyAQABcQEAAltJDAAaABsRAAAAHAEABGluc3QMABoADxEAAAAfAQAWamF2YS9sYW5nL0NoYXJTZXF1" +
      "ZW5jZQcAIQEABENvZGUBAA1TdGFja01hcFRhYmxlAQAQQm9vdHN0cmFwTWV0aG9kcwABAAIABAAAAAAABAAJAAUABgABACMAAAAe" +
      "AAEAAAAAAAkSEcYABQOsBKwAAAABACQAAAADAAEHAAkAEgATAAEAIwAAABIAAQAAAAAABhIRtgAYrAAAAAAACQAZABMAAQAjAAAA" +
      "EAABAAAAAAAEEh2+rAAAAAAACQAeAAYAAQAjAAAAEgABAAAAAAAGEiDBACKsAAAAAAABACUAAAAGAAEADQAA";
  static final MethodHandle IS_NULL, LEN, ARR, INST;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> made = lookup.defineClass(Base64.getDecoder().decode(CODE));
      IS_NULL = lookup.findStatic(made, "isNull", MethodType.methodType(boolean.class));
      INST = lookup.findStatic(made, "inst", MethodType.methodType(boolean.class));
      LEN = lookup.findStatic(made, "len", MethodType.methodType(int.class));
      ARR = lookup.findStatic(made, "arr", MethodType.methodType(int.class));
    } catch (ReflectiveOperationException e) {
      throw new Error(e);
    }
  }

  static int failures(MethodHandle h) throws Throwable {
    try {
      return (int) h.invokeExact();
    } catch (NullPointerException e) {
      return 1000;
    }
  }

  public static void main(String[] args) throws Throwable {
    long sum = 0;
    int wrong = 0;
    for (int i = 0; i < 60_000; i++) {
      if (!(boolean) IS_NULL.invokeExact()) wrong++;
      if ((boolean) INST.invokeExact()) wrong++;
      if ((i & 15) == 0) sum += failures(LEN) + failures(ARR);
    }
    System.out.println(wrong + " " + sum);
  }
}
