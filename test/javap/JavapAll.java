import java.io.DataOutputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Runs the JDK's javap many times in one JVM. Arguments: the options. Each line of the standard input is a module, or "-", and classes; for each line, the
 * standard output gets the length of the text (four bytes) and the text: what javap printed, and behind it what it wrote to the standard error.
 */
class JavapAll {
  public static void main(String[] args) throws Exception {
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 20));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> command = new ArrayList<>(List.of(args));
      String[] words = line.split(" ");
      if (!words[0].equals("-")) {
        command.add("--module");
        command.add(words[0]);
      }
      command.addAll(Arrays.asList(words).subList(1, words.length));
      StringWriter text = new StringWriter();
      StringWriter errors = new StringWriter();
      try (PrintWriter o = new PrintWriter(text); PrintWriter e = new PrintWriter(errors)) {
        javap.run(o, e, command.toArray(new String[0]));
      } catch (Throwable t) {
        errors.write("thrown: " + t + "\n");
      }
      byte[] bytes = (text.toString() + errors).getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }
}
