import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Enums with fields, constructors, bodies, interfaces, static state; EnumSet and EnumMap. */
public class Enums {
  enum Planet {
    MERCURY(3.303e+23, 2.4397e6), EARTH(5.976e+24, 6.37814e6), JUPITER(1.9e+27, 7.1492e7);
    private final double mass, radius;
    Planet(double mass, double radius) { this.mass = mass; this.radius = radius; }
    double gravity() { return 6.67300E-11 * mass / (radius * radius); }
  }

  interface Binary { int apply(int a, int b); }

  enum Op implements Binary {
    PLUS("+") { public int apply(int a, int b) { return a + b; } },
    MINUS("-") { public int apply(int a, int b) { return a - b; } },
    TIMES("*") { public int apply(int a, int b) { return a * b; } @Override int priority() { return 2; } };
    final String symbol;
    static int created;
    static { for (Op op : values()) created += op.symbol.length(); }
    Op(String symbol) { this.symbol = symbol; }
    int priority() { return 1; }
    static Op of(String symbol) { for (Op op : values()) if (op.symbol.equals(symbol)) return op; return null; }
  }

  enum Level { LOW, MID, HIGH; Level next() { return values()[(ordinal() + 1) % values().length]; } @Override public String toString() { return name().toLowerCase(); } }
  enum Empty {}
  enum Single { INSTANCE; int count; int next() { return ++count; } }
  enum State {
    A { State step(char c) { return c == 'x' ? B : this; } }, B { State step(char c) { return c == 'y' ? C : A; } }, C { State step(char c) { return this; } };
    abstract State step(char c);
  }

  public static void main(String[] args) {
    for (Planet p : Planet.values()) System.out.println(p + " " + p.ordinal() + " " + p.gravity());
    for (Op op : Op.values()) System.out.println(op + op.symbol + op.apply(6, 3) + " " + op.priority() + " " + op.getClass().getName() + " " + op.getDeclaringClass().getName() + " " + (op.getClass() == Op.class));
    System.out.println(Op.of("*") + " " + Op.of("?") + " " + Op.created);
    Level level = Level.LOW;
    for (int i = 0; i < 4; i++) { System.out.print(level + " "); level = level.next(); }
    System.out.println(Level.valueOf("MID") + " " + Level.HIGH.compareTo(Level.LOW) + " " + Level.MID.equals(Level.MID) + " " + Empty.values().length);
    System.out.println(Single.INSTANCE.next() + Single.INSTANCE.next());
    State s = State.A;
    for (char c : "axxyz".toCharArray()) { s = s.step(c); System.out.print(s + " "); }
    System.out.println();
    EnumSet<Level> set = EnumSet.of(Level.HIGH, Level.LOW);
    System.out.println(set + " " + EnumSet.complementOf(set) + " " + EnumSet.allOf(Level.class) + " " + EnumSet.noneOf(Op.class) + " " + EnumSet.range(Level.MID, Level.HIGH) + " " + set.contains(Level.MID));
    Map<Op, Integer> map = new EnumMap<>(Op.class);
    map.put(Op.TIMES, 3);
    map.put(Op.PLUS, 1);
    map.merge(Op.PLUS, 5, Integer::sum);
    System.out.println(map + " " + map.containsKey(Op.MINUS));
    Planet[] copy = Planet.values();
    copy[0] = null;
    System.out.println(Planet.values()[0] + " " + Arrays.asList(Level.values()));
    try {
      Enum.valueOf(Op.class, "DIVIDE");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(Op.valueOf("PLUS") == Op.PLUS);
  }
}
