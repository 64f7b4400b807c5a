import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Object serialization. */
public class Serialization {
  static class Parent { int notSerialized = 5; Parent() { notSerialized = 6; } }
  static class Node extends Parent implements Serializable {
    private static final long serialVersionUID = 1;
    String name; int[] data; transient int cached = 9; Node next; double d = 1.5; Color color = Color.RED;
    Node(String name) { this.name = name; notSerialized = 7; }
  }
  enum Color { RED, GREEN }
  record Point(int x, String label) implements Serializable {}
  static class Custom implements Serializable {
    transient String secret;
    Custom(String s) { secret = s; }
    private void writeObject(ObjectOutputStream out) throws IOException { out.defaultWriteObject(); out.writeUTF(new StringBuilder(secret).reverse().toString()); }
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException { in.defaultReadObject(); secret = new StringBuilder(in.readUTF()).reverse().toString(); }
  }
  static class Single implements Serializable { static final Single ONE = new Single(); private Object readResolve() { return ONE; } }
  public static class Ext implements Externalizable {
    int v;
    public Ext() {}
    Ext(int v) { this.v = v; }
    public void writeExternal(ObjectOutput out) throws IOException { out.writeInt(v * 2); }
    public void readExternal(ObjectInput in) throws IOException { v = in.readInt() / 2; }
  }
  static class Bad implements Serializable { Object o = new Object(); }

  static byte[] write(Object... objects) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) { for (Object o : objects) out.writeObject(o); }
    return bytes.toByteArray();
  }

  @SuppressWarnings("unchecked") static <T> T copy(T t) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(write(t)))) { return (T) in.readObject(); }
  }

  public static void main(String[] args) throws Exception {
    Node n = new Node("a");
    n.data = new int[] {1, 2, 3};
    n.next = new Node("b");
    n.next.next = n;
    Node c = copy(n);
    System.out.println(c.name + Arrays.toString(c.data) + c.cached + c.d + c.notSerialized + c.next.name + (c.next.next == c) + (c.color == Color.RED));
    Map<String, List<Integer>> map = new LinkedHashMap<>();
    map.put("x", new ArrayList<>(List.of(1, 2)));
    map.put("y", List.of());
    System.out.println(copy(map) + " " + copy(new Point(3, "p")) + " " + copy(new Custom("secret")).secret + " " + (copy(Single.ONE) == Single.ONE) + " " + copy(new Ext(21)).v + " " + copy(Color.GREEN) + " " + Arrays.deepToString(copy(new Object[][] {{1, "a", null}, {2.5, 'c'}})) + copy(String.class));
    try {
      write(new Bad());
    } catch (NotSerializableException e) {
      System.out.println(e.getMessage());
    }
    byte[] bytes = write("text", 5);
    System.out.println(bytes.length + " " + (bytes[0] & 0xff) + " " + (bytes[1] & 0xff));
    try {
      new ObjectInputStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    byte[] broken = write(new Point(1, "q"));
    for (int i = 0; i < broken.length - 5; i++) if (broken[i] == 'P' && broken[i + 1] == 'o') { broken[i] = 'Q'; break; }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(broken))) {
      in.readObject();
    } catch (ClassNotFoundException e) {
      System.out.println(e.getMessage());
    } catch (InvalidClassException e) {
      System.out.println("invalid " + e.getMessage());
    }
    Runnable lambda = (Runnable & Serializable) () -> System.out.println("lambda survives");
    copy(lambda).run();
  }
}
