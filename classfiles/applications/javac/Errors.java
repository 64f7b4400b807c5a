import java.util.*;
import java.util.function.*;

/** Does not compile: what the compilers say about it is compared. */
public class Errors {
    sealed interface Shape permits Circle {}

    record Circle(int r) implements Shape {}

    record Square(int s) implements Shape {}

    static int missingReturn(int x) {
        if (x > 0) return 1;
    }

    void types() {
        int i = "text";
        String s = 5;
        List<String> list = new ArrayList<Integer>();
        List raw = new ArrayList();
        raw.add("unchecked");
        Function<String, Integer> f = x -> x.length() + y;
        undefined();
        final int k = 1;
        k = 2;
        int unset;
        System.out.println(unset);
        for (String t : 42) {}
        new Runnable() {};
        Object o = switch (i) { case 1 -> "a"; };
    }

    void flow() throws Exception {
        while (true) {}
        System.out.println("unreachable");
    }

    int duplicate(int a) { return a; }

    int duplicate(int b) { return b; }

    void checked() {
        throw new Exception("unreported");
    }

    class Child extends Missing implements Comparable<Child> {
        @Override public int compareTo(Child c) { return super.nothing(c); }
    }
}
