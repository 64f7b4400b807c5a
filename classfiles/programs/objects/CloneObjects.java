/** Object.clone: shallow copies, deep copies by overriding, arrays, CloneNotSupportedException. */
public class CloneObjects {
  static class Sheep implements Cloneable {
    String name; int[] data = {1, 2, 3}; long weight = 1L << 40; byte b = 7; Sheep friend;
    Sheep(String name) { this.name = name; System.out.println("constructed " + name); }
    @Override public Sheep clone() {
      try {
        return (Sheep) super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static class DeepSheep extends Sheep {
    double extra = 2.5;
    DeepSheep(String name) { super(name); }
    @Override public DeepSheep clone() {
      DeepSheep copy = (DeepSheep) super.clone();
      copy.data = data.clone();
      if (friend != null) copy.friend = friend.clone();
      return copy;
    }
  }

  static class NotCloneable { Object copy() throws CloneNotSupportedException { return super.clone(); } }

  public static void main(String[] args) {
    Sheep dolly = new Sheep("Dolly");
    dolly.friend = new Sheep("Molly");
    Sheep copy = dolly.clone();
    System.out.println((copy != dolly) + " " + (copy.data == dolly.data) + " " + (copy.friend == dolly.friend) + " " + copy.name + copy.weight + copy.b);
    copy.data[0] = 99;
    System.out.println(dolly.data[0]);
    DeepSheep deep = new DeepSheep("Deep");
    deep.friend = dolly;
    deep.extra = 7;
    Sheep clone = deep.clone();
    System.out.println(clone.getClass().getSimpleName() + " " + (clone.data == deep.data) + " " + (clone.friend == dolly) + " " + clone.friend.name + " " + ((DeepSheep) clone).extra);
    try {
      new NotCloneable().copy();
    } catch (CloneNotSupportedException e) {
      System.out.println(e);
    }
    int[] ints = {1, 2, 3};
    int[] other = ints.clone();
    other[0] = 10;
    int[][] nested = {{1}, {2}};
    int[][] shallow = nested.clone();
    shallow[0][0] = 5;
    shallow[1] = null;
    System.out.println(ints[0] + " " + nested[0][0] + " " + (nested[1] != null));
    String[] strings = {"a", null};
    Object[] objects = strings.clone();
    System.out.println(objects.getClass().getSimpleName() + objects.length + objects[0] + objects[1]);
    System.out.println(new long[] {5}.clone()[0] + new double[] {1.5}.clone()[0] + new byte[] {3}.clone()[0] + "" + new char[] {'c'}.clone()[0] + new boolean[] {true}.clone()[0] + new Object[0].clone().length);
  }
}
