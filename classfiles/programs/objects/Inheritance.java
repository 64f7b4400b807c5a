/** Virtual dispatch over a deep hierarchy, super calls, abstract classes, protected access, final methods, private methods of the same name. */
public class Inheritance {
  abstract static class Animal {
    protected final String name;
    private int secret = 1;
    Animal(String name) { this.name = name; log("new " + name); }
    abstract String sound();
    String speak() { return name + " says " + sound() + hidden(); }
    private String hidden() { return "!" + secret; }
    final int legs() { return countLegs(); }
    protected int countLegs() { return 4; }
    static String kind() { return "animal"; }
  }

  static class Dog extends Animal {
    Dog(String name) { super(name); }
    Dog() { this("Rex"); }
    String sound() { return "woof"; }
    private String hidden() { return "?"; }
    static String kind() { return "dog"; }
    String own() { return hidden(); }
  }

  static class Puppy extends Dog {
    Puppy() { super("Pup"); }
    @Override String sound() { return super.sound() + " " + super.sound().toUpperCase(); }
    @Override String speak() { return "<" + super.speak() + ">"; }
  }

  static class Bird extends Animal {
    Bird() { super("Bird"); }
    String sound() { return "tweet"; }
    @Override protected int countLegs() { return super.countLegs() / 2; }
  }

  static class Parrot extends Bird {
    String phrase;
    Parrot(String phrase) { this.phrase = phrase; }
    @Override String sound() { return phrase == null ? "..." : phrase; }
  }

  static class Leaky extends Animal {
    int value = 5;
    Leaky() { super("Leaky"); }
    String sound() { return "" + value; }
  }

  abstract static class Early {
    Early() { System.out.println("in constructor: " + describe()); }
    abstract String describe();
  }

  static class Late extends Early {
    final String constant = "constant";
    final String assigned;
    int number = 3;
    Late() { assigned = "assigned"; System.out.println("after: " + describe()); }
    String describe() { return constant + " " + assigned + " " + number; }
  }

  static void log(String text) { System.out.println(text); }

  public static void main(String[] args) {
    Animal[] animals = {new Dog(), new Dog("Fido"), new Puppy(), new Bird(), new Parrot("polly"), new Parrot(null), new Leaky()};
    for (Animal a : animals) System.out.println(a.speak() + " " + a.legs() + " " + a.getClass().getSimpleName());
    System.out.println(Animal.kind() + " " + Dog.kind() + " " + Puppy.kind() + " " + Bird.kind() + " " + ((Dog) animals[2]).own());
    new Late();
    int dogs = 0, birds = 0, puppies = 0;
    for (int i = 0; i < 7000; i++) {
      Animal a = animals[i % 7];
      if (a instanceof Dog) dogs++;
      if (a instanceof Bird) birds++;
      if (a instanceof Puppy) puppies++;
    }
    System.out.println(dogs + " " + birds + " " + puppies);
    Animal anonymous = new Animal("anon") { String sound() { return "shh" + name.length(); } };
    System.out.println(anonymous.speak());
    System.out.println(anonymous.getClass().getName() + " " + anonymous.getClass().getSuperclass().getName());
  }
}
