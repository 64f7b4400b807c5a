package testutil;

import java.lang.reflect.Method;

/** Runs the case named by the first argument with the number given as second. */
public class Main {
  public static void main(String[] args) throws Exception {
    Method run = Class.forName(args[0] + ".Case").getMethod("run", int.class);
    run.invoke(null, Integer.parseInt(args[1]));
  }
}
