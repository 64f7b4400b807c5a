class InheritedMain extends Base implements HasMain {
}

class Base {
  void main(String[] args) {
    System.out.println("superclass, " + getClass());
  }
}

interface HasMain {
  default void main() {
    System.out.println("interface");
  }
}
