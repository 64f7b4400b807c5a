/** Numerical methods: Gauss elimination, LU determinant, FFT, Runge-Kutta, Simpson, Newton, bisection, least squares, splines, random walks. */
public class Numerics {
  interface F { double at(double x); }

  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int c = 0; c < n; c++) {
      int p = c;
      for (int r = c + 1; r < n; r++) if (Math.abs(a[r][c]) > Math.abs(a[p][c])) p = r;
      double[] row = a[c]; a[c] = a[p]; a[p] = row;
      double t = b[c]; b[c] = b[p]; b[p] = t;
      for (int r = c + 1; r < n; r++) {
        double f = a[r][c] / a[c][c];
        for (int k = c; k < n; k++) a[r][k] -= f * a[c][k];
        b[r] -= f * b[c];
      }
    }
    double[] x = new double[n];
    for (int r = n - 1; r >= 0; r--) {
      double s = b[r];
      for (int k = r + 1; k < n; k++) s -= a[r][k] * x[k];
      x[r] = s / a[r][r];
    }
    return x;
  }

  static void fft(double[] re, double[] im, boolean inverse) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) j ^= bit;
      j ^= bit;
      if (i < j) { double t = re[i]; re[i] = re[j]; re[j] = t; t = im[i]; im[i] = im[j]; im[j] = t; }
    }
    for (int len = 2; len <= n; len <<= 1) {
      double angle = 2 * Math.PI / len * (inverse ? -1 : 1);
      for (int i = 0; i < n; i += len)
        for (int k = 0; k < len / 2; k++) {
          double wr = StrictMath.cos(angle * k), wi = StrictMath.sin(angle * k);
          double xr = re[i + k + len / 2] * wr - im[i + k + len / 2] * wi, xi = re[i + k + len / 2] * wi + im[i + k + len / 2] * wr;
          re[i + k + len / 2] = re[i + k] - xr;
          im[i + k + len / 2] = im[i + k] - xi;
          re[i + k] += xr;
          im[i + k] += xi;
        }
    }
    if (inverse) for (int i = 0; i < n; i++) { re[i] /= n; im[i] /= n; }
  }

  static double simpson(F f, double a, double b, int n) {
    double h = (b - a) / n, s = f.at(a) + f.at(b);
    for (int i = 1; i < n; i++) s += f.at(a + i * h) * (i % 2 == 0 ? 2 : 4);
    return s * h / 3;
  }

  static double bisect(F f, double a, double b) {
    while (b - a > 1e-12) {
      double m = (a + b) / 2;
      if (f.at(m) > 0 == f.at(b) > 0) b = m; else a = m;
    }
    return a;
  }

  static double[] pendulum(double angle, int steps) {
    double v = 0, h = 0.01;
    for (int i = 0; i < steps; i++) {
      double k1 = v, l1 = -StrictMath.sin(angle), k2 = v + h / 2 * l1, l2 = -StrictMath.sin(angle + h / 2 * k1), k3 = v + h / 2 * l2, l3 = -StrictMath.sin(angle + h / 2 * k2), k4 = v + h * l3, l4 = -StrictMath.sin(angle + h * k3);
      angle += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
      v += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
    }
    return new double[] {angle, v};
  }

  public static void main(String[] args) {
    double[][] hilbert = new double[5][5];
    double[] ones = new double[5];
    for (int i = 0; i < 5; i++) { ones[i] = 1; for (int j = 0; j < 5; j++) hilbert[i][j] = 1.0 / (i + j + 1); }
    for (double x : solve(hilbert, ones)) System.out.print(x + " ");
    System.out.println();
    double[] re = new double[64], im = new double[64];
    for (int i = 0; i < 64; i++) re[i] = i % 8 < 4 ? 1 : -1;
    fft(re, im, false);
    for (int i = 0; i < 64; i += 8) System.out.print(re[i] + "," + im[i] + " ");
    System.out.println();
    fft(re, im, true);
    double error = 0;
    for (int i = 0; i < 64; i++) error = Math.max(error, Math.abs(re[i] - (i % 8 < 4 ? 1 : -1)));
    System.out.println(error < 1e-12);
    System.out.println(simpson(x -> x * x * x - 2 * x, 0, 3, 100) + " " + simpson(StrictMath::exp, 0, 1, 50) + " " + bisect(x -> x * x - 2, 0, 2) + " " + bisect(x -> x - StrictMath.cos(x), 0, 1));
    double[] p = pendulum(2, 1000);
    System.out.println(p[0] + " " + p[1]);
    double root = 1;
    for (int i = 0; i < 20; i++) root -= (root * root * root - root - 1) / (3 * root * root - 1);
    System.out.println(root);
    double sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (int i = 0; i < 50; i++) { double x = i * 0.3, y = 2.5 * x - 1 + (i * 7919 % 11 - 5) / 10.0; sx += x; sy += y; sxx += x * x; sxy += x * y; }
    double slope = (50 * sxy - sx * sy) / (50 * sxx - sx * sx);
    System.out.println(slope + " " + (sy - slope * sx) / 50);
    double pi = 0, ln2 = 0, e = 1, term = 1;
    for (int i = 0; i < 200000; i++) { pi += (i % 2 == 0 ? 4.0 : -4.0) / (2 * i + 1); ln2 += (i % 2 == 0 ? 1.0 : -1.0) / (i + 1); }
    for (int i = 1; i < 20; i++) e += term /= i;
    System.out.println(pi + " " + ln2 + " " + e);
    float f = 0, g = 0;
    for (int i = 0; i < 100000; i++) { f += 1e-3f; g = g * 0.999f + 0.001f * (i & 15); }
    System.out.println(f + " " + g);
    int[] digits = new int[60 * 10 / 3 + 1];
    java.util.Arrays.fill(digits, 2);
    StringBuilder spigot = new StringBuilder();
    for (int k = 0; k < 55; k++) {
      int carry = 0;
      for (int i = digits.length - 1; i > 0; i--) { int x = digits[i] * 10 + carry; digits[i] = x % (2 * i + 1); carry = x / (2 * i + 1) * i; }
      int x = digits[0] * 10 + carry;
      digits[0] = x % 10;
      spigot.append(x / 10).append('.');
    }
    System.out.println(spigot);
  }
}
