// vm: --enable-preview

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.time.Duration;
import java.util.concurrent.StructuredTaskScope.*;
import java.util.stream.*;

/** Structured concurrency with joiners, and scoped values. */
public class Scopes {
    static final ScopedValue<String> USER = ScopedValue.newInstance();

    static final ScopedValue<Integer> LEVEL = ScopedValue.newInstance();

    static void scopes() throws Exception {
        try (var scope = StructuredTaskScope.open()) {
            var a = scope.fork(() -> 1); var b = scope.fork(() -> "two");
            scope.join();
            System.out.println(a.get() + b.get() + a.state());
        }
        try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
            scope.fork(() -> { Thread.sleep(5000); return "slow"; });
            scope.fork(() -> "fast");
            System.out.println(scope.join());
        }
        try (var scope = StructuredTaskScope.open(Joiner.<Integer>allSuccessfulOrThrow())) {
            for (int i = 0; i < 5; i++) { int n = i; scope.fork(() -> n * n); }
            System.out.println(scope.join().map(Subtask::get).toList());
        }
        try (var scope = StructuredTaskScope.open(Joiner.awaitAll())) {
            var f = scope.fork(() -> { throw new IllegalStateException("x"); });
            scope.join();
            System.out.println(f.state() + " " + f.exception());
            try { f.get(); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
        }
        try (var scope = StructuredTaskScope.open(Joiner.awaitAllSuccessfulOrThrow(), c -> c.withTimeout(Duration.ofMillis(50)).withName("n").withThreadFactory(Thread.ofVirtual().name("w-", 0).factory()))) {
            scope.fork(() -> { Thread.sleep(10_000); return 1; });
            try { scope.join(); } catch (StructuredTaskScope.TimeoutException e) { System.out.println(e + " " + scope.isCancelled()); }
        }
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(() -> { throw new java.io.IOException("io"); });
            scope.join();
        } catch (StructuredTaskScope.FailedException e) { System.out.println(e.getMessage() + " | " + e.getCause()); }
        try (var scope = StructuredTaskScope.open()) { scope.fork(() -> 1); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
        ScopedValue.where(USER, "duke").where(LEVEL, 3).run(() -> {
            try (var scope = StructuredTaskScope.open()) {
                var s = scope.fork(() -> USER.get() + LEVEL.get() + ScopedValue.where(USER, "inner").call(() -> USER.get()));
                scope.join();
                System.out.println(s.get() + USER.isBound());
            } catch (InterruptedException e) { throw new AssertionError(e); }
        });
        System.out.println(USER.isBound() + " " + USER.orElse("none"));
        try { USER.get(); } catch (NoSuchElementException e) { System.out.println(e.getMessage()); }
        try { ScopedValue.where(USER, "t").call(() -> { throw new Exception("thrown"); }); } catch (Exception e) { System.out.println(e.getMessage()); }
    }

    public static void main(String[] args) throws Throwable {
        scopes();
    }
}
