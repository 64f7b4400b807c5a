/** Huge arguments next to multiples of pi/2: what is left of them is next to nothing. */
public class HugeAngles {
  static void show(double x) {
    System.out.println(x + " " + Math.sin(x) + " " + Math.cos(x) + " " + Math.tan(x));
  }

  public static void main(String[] args) {
    for (double x : new double[] {7.340960437735089E288, 5.319372648326541E255, 6381956970095103.0 * Math.pow(2, 797), 1e22, Double.MAX_VALUE}) {
      for (double y : new double[] {x, -x, x / 2, x / 4, x * 0x1p-20, x / 3}) show(y);
    }
    // Convergents of pi/2, which fit into a double up to 2^53.
    for (long n : new long[] {11, 22, 333, 355, 52174, 103993, 208341, 312689, 833719, 1146408, 4272943, 5419351, 80143857, 165707065, 245850922, 411557987, 1068966896, 2549491779L, 6167950454L, 14885392687L, 21053343141L, 1783366216531L, 3587785776203L, 5371151992734L, 8958937768937L, 139755218526789L, 428224593349304L, 5706674932067741L, 6134899525417045L}) show(n);
    for (double x : new double[] {Double.POSITIVE_INFINITY, Double.NaN, 0x1p26, Math.nextDown(0x1p26), 0x1p27, -0x1p1000}) show(x);
  }
}
