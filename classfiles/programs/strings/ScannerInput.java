// stdin: "3 4.5 word\n  -7 true\nlast line here\n1,2,3\n"
import java.util.InputMismatchException;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.StringTokenizer;

/** Scanner over standard input and strings; StringTokenizer. */
public class ScannerInput {
  public static void main(String[] args) {
    Scanner in = new Scanner(System.in);
    System.out.println(in.nextInt() + " " + in.nextDouble() + " " + in.next() + " " + in.nextLong() + " " + in.nextBoolean());
    System.out.println("[" + in.nextLine() + "][" + in.nextLine() + "]");
    in.useDelimiter(",|\\s+");
    int sum = 0;
    while (in.hasNextInt()) sum += in.nextInt();
    System.out.println(sum + " " + in.hasNext());
    try {
      in.next();
    } catch (NoSuchElementException e) {
      System.out.println(e.getClass().getSimpleName());
    }
    Scanner text = new Scanner("a1b2 x 0xff");
    try {
      text.nextInt();
    } catch (InputMismatchException e) {
      System.out.println(e);
    }
    System.out.println(text.findInLine("(\\w)(\\d)") + text.match().group(2) + text.next() + text.hasNext("x") + text.next());
    System.out.println(new Scanner("zz 12").useRadix(36).nextInt());
    StringTokenizer tokens = new StringTokenizer("a b\tc;d", " \t;", false);
    System.out.print(tokens.countTokens());
    while (tokens.hasMoreTokens()) System.out.print(tokens.nextToken() + ".");
    System.out.println(new StringTokenizer("a+b-c", "+-", true).countTokens());
  }
}
