import java.util.Random;
import java.util.SplittableRandom;

/** Random's specified sequences. */
public class SeededRandom {
  public static void main(String[] args) {
    Random random = new Random(42);
    for (int i = 0; i < 5; i++) System.out.println(random.nextInt() + " " + random.nextInt(100) + " " + random.nextInt(64) + " " + random.nextLong() + " " + random.nextBoolean());
    for (int i = 0; i < 5; i++) System.out.println(random.nextDouble() + " " + random.nextFloat() + " " + random.nextGaussian());
    byte[] bytes = new byte[10];
    random.nextBytes(bytes);
    for (byte b : bytes) System.out.print(b + " ");
    System.out.println();
    System.out.println(random.nextInt(5, 10) + " " + random.nextLong(1000) + " " + random.nextLong(-5, 5) + " " + random.nextDouble(1, 2));
    try {
      random.nextInt(0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    int[] histogram = new int[6];
    Random dice = new Random(7);
    for (int i = 0; i < 6000; i++) histogram[dice.nextInt(6)]++;
    for (int n : histogram) System.out.print(n + " ");
    System.out.println();
    long sum = 0;
    for (long seed = -3; seed < 4; seed++) sum = sum * 31 + new Random(seed).nextLong();
    System.out.println(sum);
    SplittableRandom splittable = new SplittableRandom(1);
    SplittableRandom other = splittable.split();
    System.out.println(splittable.nextInt() + " " + other.nextInt() + " " + splittable.nextLong() + " " + other.nextInt(10));
    int inside = 0;
    Random points = new Random(2024);
    for (int i = 0; i < 100000; i++) {
      double x = points.nextDouble(), y = points.nextDouble();
      if (x * x + y * y < 1) inside++;
    }
    System.out.println(4.0 * inside / 100000);
  }
}
