/** Greets everybody named on the command line. */
public class Greet {
  public static void main(String[] args) {
    if (args.length == 0) {
      System.out.println("Hello, nobody in particular!");
    }
    for (String name : args) {
      System.out.println("Hello, " + name + "!");
    }
  }
}
