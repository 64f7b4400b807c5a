/** A ray tracer over spheres and a plane, printed as characters: small objects, doubles, interfaces. */
public class RayTracer {
  record Vec(double x, double y, double z) {
    Vec plus(Vec o) { return new Vec(x + o.x, y + o.y, z + o.z); }
    Vec minus(Vec o) { return new Vec(x - o.x, y - o.y, z - o.z); }
    Vec times(double k) { return new Vec(x * k, y * k, z * k); }
    double dot(Vec o) { return x * o.x + y * o.y + z * o.z; }
    Vec unit() { return times(1 / Math.sqrt(dot(this))); }
    Vec reflect(Vec n) { return minus(n.times(2 * dot(n))); }
  }

  interface Shape { double hit(Vec from, Vec direction); Vec normal(Vec at); double shade(Vec at); double mirror(); }

  record Sphere(Vec center, double radius, double color, double mirror) implements Shape {
    public double hit(Vec from, Vec d) {
      Vec oc = from.minus(center);
      double b = oc.dot(d), c = oc.dot(oc) - radius * radius, disc = b * b - c;
      if (disc < 0) return -1;
      double t = -b - Math.sqrt(disc);
      return t > 1e-6 ? t : -b + Math.sqrt(disc);
    }
    public Vec normal(Vec at) { return at.minus(center).unit(); }
    public double shade(Vec at) { return color; }
  }

  record Plane(double height) implements Shape {
    public double hit(Vec from, Vec d) { return d.y() >= 0 ? -1 : (height - from.y()) / d.y(); }
    public Vec normal(Vec at) { return new Vec(0, 1, 0); }
    public double shade(Vec at) { return (Math.floor(at.x()) + Math.floor(at.z())) % 2 == 0 ? 0.9 : 0.2; }
    public double mirror() { return 0.1; }
  }

  static final Shape[] SCENE = {new Sphere(new Vec(0, 0, 4), 1, 0.9, 0.3), new Sphere(new Vec(1.5, 0.3, 3), 0.5, 0.7, 0.5), new Sphere(new Vec(-1.4, -0.4, 3), 0.6, 0.5, 0), new Plane(-1)};
  static final Vec LIGHT = new Vec(-3, 5, -2);
  static long rays;

  static double trace(Vec from, Vec d, int depth) {
    rays++;
    double best = Double.MAX_VALUE;
    Shape hit = null;
    for (Shape s : SCENE) {
      double t = s.hit(from, d);
      if (t > 1e-6 && t < best) { best = t; hit = s; }
    }
    if (hit == null) return 0.3 * Math.max(0, d.y());
    Vec at = from.plus(d.times(best)), n = hit.normal(at), toLight = LIGHT.minus(at).unit();
    double light = Math.max(0, n.dot(toLight));
    for (Shape s : SCENE) if (s != hit && s.hit(at, toLight) > 1e-6) light *= 0.3;
    double c = hit.shade(at) * (0.1 + 0.9 * light);
    return depth > 0 && hit.mirror() > 0 ? c * (1 - hit.mirror()) + hit.mirror() * trace(at, d.reflect(n), depth - 1) : c;
  }

  public static void main(String[] args) {
    double sum = 0;
    for (int y = 0; y < 24; y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < 64; x++) {
        double c = trace(new Vec(0, 0, -1), new Vec((x - 32) / 32.0, (12 - y) / 20.0, 1.5).unit(), 3);
        sum += c;
        row.append(" .:-=+*#%@".charAt(Math.min(9, (int) (c * 10))));
      }
      System.out.println(row);
    }
    System.out.println(rays + " " + (float) sum);
  }
}
