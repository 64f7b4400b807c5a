class DefaultMain implements Provides {
}

interface Provides {
  default void main() {
    System.out.println("default method of an interface, " + getClass());
  }
}
