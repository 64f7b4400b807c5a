// vm: --enable-preview

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.time.Duration;
import java.util.concurrent.StructuredTaskScope.*;
import java.util.stream.*;

/** Stable values, lists, maps, functions. */
public class StableValues {
    static class StableTest {
        static final StableValue<String> S = StableValue.of();
        static void run() {
            System.out.println(S.orElseSet(() -> "set") + S.trySet("again") + S.isSet() + " " + StableValue.list(3, i -> i * i) + StableValue.map(Set.of(1), k -> "v" + k) + StableValue.supplier(() -> 9).get() + StableValue.function(Set.of(2), (Integer k) -> k + 1).apply(2));
            try { S.setOrThrow("x"); } catch (IllegalStateException e) { System.out.println("ISE"); }
        }
    }

    public static void main(String[] args) throws Throwable {
        StableTest.run();
    }
}
