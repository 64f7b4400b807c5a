// exit: 1
class NeedsArguments {
  NeedsArguments(int n) {}

  void main() {
    System.out.println("never");
  }
}
