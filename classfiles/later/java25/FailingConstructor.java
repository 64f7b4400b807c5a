// exit: 1
class FailingConstructor {
  FailingConstructor() {
    throw new UnsupportedOperationException("no object");
  }

  void main() {
    System.out.println("never");
  }
}
