// args: 60
/** Escape times over a square of the complex plane: double arithmetic in a tight loop. */
public final class Mandelbrot {
  static int escape(double cr, double ci, int limit) {
    double r = 0, i = 0, rr = 0, ii = 0;
    int n = 0;
    for (; n < limit && rr + ii <= 4; n++) {
      i = 2 * r * i + ci;
      r = rr - ii + cr;
      rr = r * r;
      ii = i * i;
    }
    return n;
  }

  public static void main(String[] args) {
    int size = Integer.parseInt(args[0]);
    long hash = 0;
    int inside = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int n = escape(2.0 * x / size - 1.5, 2.0 * y / size - 1, 200);
        hash = hash * 31 + n;
        if (n == 200) inside++;
      }
    }
    System.out.println(inside + " " + hash);
  }
}
