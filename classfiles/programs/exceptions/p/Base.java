/** Members whose access flags are changed after q.Sub and q.Other were compiled against them. */
package p;
public class Base { public int f; public static int sf; public void m() {} public static void sm() {} public Base() {} public Base(int x) {} public interface In { int V = new int[1].length; void go(); } public static class Nest {} public Object clone() { return this; } public static final int CONST = new int[2].length; public abstract static class Abs { public abstract void am(); } public static class AbsImpl extends Abs { public void am() {} } }
