class StaticNoArgs {
  static int n = 3;

  static void main() {
    System.out.println("static without arguments " + n);
  }

  void main(int x) {}
}
