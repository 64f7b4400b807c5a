// args: 60
/** Dense product of two matrices of doubles: arrays of arrays. */
public final class MatrixMultiply {
  static double[][] matrix(int n, double seed) {
    double[][] m = new double[n][n];
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) m[i][j] = seed * (i - j) * (i + j) / n / n;
    return m;
  }

  static double[][] multiply(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] row = c[i], ai = a[i];
      for (int k = 0; k < n; k++) {
        double v = ai[k];
        double[] bk = b[k];
        for (int j = 0; j < n; j++) row[j] += v * bk[j];
      }
    }
    return c;
  }

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    double[][] c = multiply(matrix(n, 1), matrix(n, 2));
    double trace = 0;
    for (int i = 0; i < n; i++) trace += c[i][i] + c[i][n - 1 - i];
    System.out.println(trace);
  }
}
