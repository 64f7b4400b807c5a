// stdin: "first line\nsecond \u00fc\nlast without newline"
// args: one "two words" "" -x
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/** Standard input, output and error, redirected and not; arguments. */
public class StandardStreams {
  public static void main(String[] args) throws IOException {
    for (String a : args) System.out.println("[" + a + "]");
    System.out.println((char) System.in.read() + "" + (char) System.in.read() + System.in.available());
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String l; (l = in.readLine()) != null; ) System.out.println(l.length() + " " + l);
    System.out.println(System.in.read() + " " + System.console());
    System.err.println("to stderr");
    System.out.print('c');
    System.out.print(1);
    System.out.print(2L);
    System.out.print(1.5f);
    System.out.print(true);
    System.out.print(new char[] {'x', 'y'});
    System.out.print((String) null);
    System.out.println();
    System.out.printf("%5.2f|%s%n", Math.E, "f");
    System.out.append("appended ").append('c').append("xyz", 1, 2).println();
    System.out.write(65);
    System.out.write(new byte[] {66, 10});
    System.out.flush();
    PrintStream original = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured));
    System.out.println("captured");
    System.setOut(original);
    System.setErr(new PrintStream(captured, true));
    System.err.print("err too");
    System.setIn(new ByteArrayInputStream("replaced".getBytes()));
    System.out.println(captured.toString().replace('\n', '/') + " " + new String(System.in.readAllBytes()));
    StringBuilder large = new StringBuilder();
    for (int i = 0; i < 3000; i++) large.append("0123456789".charAt(i % 10));
    System.out.println(large);
    System.out.print("ends without newline");
  }
}
