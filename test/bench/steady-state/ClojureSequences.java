import clojure.lang.Compiler;
import clojure.lang.IFn;
import clojure.lang.RT;
import java.io.StringReader;

/** Sequences, vectors and maps of Clojure's. */
public class ClojureSequences {
  public static void main(String[] args) throws Exception {
    RT.init();
    IFn round = (IFn) Compiler.load(new StringReader(
        "(fn [] (+ (reduce + (map inc (filter even? (range 1000000))))"
        + " (loop [i 0 s 0] (if (< i 10000000) (recur (inc i) (unchecked-add s (bit-xor i 5))) s))"
        + " (count (reduce (fn [m i] (update m (mod i 1000) (fnil inc 0))) {} (range 100000)))))"));
    Rounds.measure(30, round::invoke);
  }
}
