// args: a b
// exit: 1
void main(String[] args) {
  IO.println("compact " + args.length);
  IO.print(greeting(args[1]));
  IO.println();
  IO.println(Map.of("k", List.of(1, 2)));
  counter += 2;
  IO.println(counter + " " + this.getClass() + " " + getClass().isSynthetic());
  new Helper().say();
  throw new IllegalStateException("from main");
}

int counter = 40;

String greeting(String who) {
  return "hello, " + who;
}

class Helper {
  void say() {
    IO.println("helper " + getClass().getName());
  }
}
