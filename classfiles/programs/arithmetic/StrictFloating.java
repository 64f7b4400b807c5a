/** strictfp is accepted and floating point is always strict: sums in order, no extended precision, no contraction. */
public strictfp class StrictFloating {
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  static strictfp float horner(float[] coefficients, float x) {
    float value = 0;
    for (float c : coefficients) value = value * x + c;
    return value;
  }

  public static void main(String[] args) {
    double[] a = new double[100], b = new double[100];
    for (int i = 0; i < 100; i++) {
      a[i] = 1.0 / (i + 1);
      b[i] = (i % 2 == 0 ? 1 : -1) * 1e10 / (i + 3);
    }
    System.out.println(dot(a, b));
    System.out.println(horner(new float[] {1e-5f, 3.3f, -2.7f, 0.1f}, 123.456f));
    double big = 1e308, tiny = 1e-320;
    System.out.println(big * 10 / 10 + " " + tiny / 1e3 * 1e3 + " " + (big + 1e292 - big));
    double x = 0.1, y = 10, z = -1;
    System.out.println(x * y + z);
    float fx = 16777216f, fy = 1f;
    System.out.println(fx + fy + fy + " " + (fx + (fy + fy)));
    double machine = 1;
    while (1 + machine / 2 > 1) machine /= 2;
    System.out.println(machine);
    float machineFloat = 1;
    while (1 + machineFloat / 2 > 1) machineFloat /= 2;
    System.out.println(machineFloat);
    double kahan = 0, correction = 0, naive = 0;
    for (int i = 1; i <= 100000; i++) {
      double term = 1.0 / i, adjusted = term - correction, next = kahan + adjusted;
      correction = next - kahan - adjusted;
      kahan = next;
      naive += term;
    }
    System.out.println(kahan + " " + naive);
    double logistic = 0.4;
    for (int i = 0; i < 100; i++) logistic = 3.9 * logistic * (1 - logistic);
    System.out.println(logistic);
  }
}
