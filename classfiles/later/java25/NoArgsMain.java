class NoArgsMain {
  private final String name;

  NoArgsMain() {
    name = "made by the constructor";
  }

  protected void main() {
    System.out.println(name);
    StackWalker.getInstance().forEach(System.out::println);
  }
}
