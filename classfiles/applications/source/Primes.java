import java.util.stream.IntStream;

/** Run as a source file. */
public class Primes {
    record Prime(int index, int value) {}

    public static void main(String[] args) {
        int limit = Integer.parseInt(args[0]);
        int[] primes = IntStream.range(2, limit).filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0)).toArray();
        for (int i = 0; i < primes.length; i += 5) System.out.println(new Prime(i, primes[i]));
        System.out.println(Primes.class.getClassLoader().getClass().getSimpleName() + " " + System.getProperty("java.class.path"));
        Helper.fail();
    }
}

class Helper {
    static void fail() {
        throw new UnsupportedOperationException("from a class beside");
    }
}
