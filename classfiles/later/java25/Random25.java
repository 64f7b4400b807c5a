import java.text.*;
import java.time.*;
import java.time.format.*;
import java.util.*;
import java.util.random.*;
import java.nio.charset.*;
import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

/** Random generators by name. */
public class Random25 {
    static void random() {
        for (String name : List.of("L64X128MixRandom", "L32X64MixRandom", "Xoshiro256PlusPlus", "Xoroshiro128PlusPlus", "L128X256MixRandom", "SplittableRandom", "Random", "L64X1024MixRandom")) {
            RandomGenerator g = RandomGeneratorFactory.of(name).create(42);
            System.out.println(name + " " + g.nextInt() + " " + g.nextLong() + " " + g.nextInt(10, 20) + " " + g.nextDouble() + " " + g.nextGaussian() + " " + g.nextExponential() + " " + g.nextFloat(1, 2) + " " + g.nextBoolean());
        }
        System.out.println(RandomGeneratorFactory.all().count() + " " + RandomGenerator.getDefault().getClass().getSimpleName());
        System.out.println(RandomGenerator.StreamableGenerator.of("Xoshiro256PlusPlus").isDeprecated() + " " + RandomGenerator.SplittableGenerator.of("L64X128MixRandom").split().getClass().getSimpleName());
        System.out.println(Random.from(RandomGeneratorFactory.of("L64X128MixRandom").create(1)).nextInt(100) + " " + RandomGeneratorFactory.of("L64X128MixRandom").create(3).equiDoubles(0, 1, true, false).limit(2).boxed().toList());
    }

    public static void main(String[] args) throws Throwable {
        random();
    }
}
