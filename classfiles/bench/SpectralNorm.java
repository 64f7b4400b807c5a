// args: 80
/** Power method on an infinite matrix: double arrays and division. */
public final class SpectralNorm {
  static double a(int i, int j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
  }

  static void times(double[] v, double[] out) {
    for (int i = 0; i < v.length; i++) {
      double sum = 0;
      for (int j = 0; j < v.length; j++) sum += a(i, j) * v[j];
      out[i] = sum;
    }
  }

  static void timesTransposed(double[] v, double[] out) {
    for (int i = 0; i < v.length; i++) {
      double sum = 0;
      for (int j = 0; j < v.length; j++) sum += a(j, i) * v[j];
      out[i] = sum;
    }
  }

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    double[] u = new double[n], v = new double[n], t = new double[n];
    for (int i = 0; i < n; i++) u[i] = 1;
    for (int i = 0; i < 10; i++) {
      times(u, t);
      timesTransposed(t, v);
      times(v, t);
      timesTransposed(t, u);
    }
    double uv = 0, vv = 0;
    for (int i = 0; i < n; i++) {
      uv += u[i] * v[i];
      vv += v[i] * v[i];
    }
    System.out.println(Math.sqrt(uv / vv));
  }
}
