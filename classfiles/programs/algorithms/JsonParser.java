import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON parser and printer. */
public class JsonParser {
  static class SyntaxError extends RuntimeException { SyntaxError(String m, int at) { super(m + " at " + at); } }

  private final String s;
  private int at;

  JsonParser(String s) { this.s = s; }

  static Object parse(String s) {
    JsonParser p = new JsonParser(s);
    Object v = p.value();
    p.blanks();
    if (p.at < s.length()) throw new SyntaxError("trailing text", p.at);
    return v;
  }

  private void blanks() { while (at < s.length() && " \t\r\n".indexOf(s.charAt(at)) >= 0) at++; }
  private char peek() { if (at >= s.length()) throw new SyntaxError("unexpected end", at); return s.charAt(at); }
  private void expect(char c) { if (peek() != c) throw new SyntaxError("'" + c + "' expected, found '" + peek() + "'", at); at++; }

  private Object value() {
    blanks();
    switch (peek()) {
      case '{': return object();
      case '[': return array();
      case '"': return string();
      case 't': return word("true", true);
      case 'f': return word("false", false);
      case 'n': return word("null", null);
      default: return number();
    }
  }

  private Object word(String w, Object v) {
    if (!s.startsWith(w, at)) throw new SyntaxError("bad word", at);
    at += w.length();
    return v;
  }

  private Map<String, Object> object() {
    Map<String, Object> m = new LinkedHashMap<>();
    expect('{');
    blanks();
    if (peek() == '}') { at++; return m; }
    while (true) {
      blanks();
      String key = string();
      blanks();
      expect(':');
      if (m.put(key, value()) != null) throw new SyntaxError("key twice: " + key, at);
      blanks();
      if (peek() == ',') { at++; continue; }
      expect('}');
      return m;
    }
  }

  private List<Object> array() {
    List<Object> l = new ArrayList<>();
    expect('[');
    blanks();
    if (peek() == ']') { at++; return l; }
    while (true) {
      l.add(value());
      blanks();
      if (peek() == ',') { at++; continue; }
      expect(']');
      return l;
    }
  }

  private String string() {
    expect('"');
    StringBuilder b = new StringBuilder();
    for (char c; (c = peek()) != '"'; at++) {
      if (c < ' ') throw new SyntaxError("control character", at);
      if (c != '\\') { b.append(c); continue; }
      at++;
      switch (peek()) {
        case 'n': b.append('\n'); break;
        case 't': b.append('\t'); break;
        case 'u': b.append((char) Integer.parseInt(s.substring(at + 1, at + 5), 16)); at += 4; break;
        case '"': case '\\': case '/': b.append(peek()); break;
        default: throw new SyntaxError("bad escape", at);
      }
    }
    at++;
    return b.toString();
  }

  private Number number() {
    int start = at;
    boolean integral = true;
    if (peek() == '-') at++;
    while (at < s.length() && "0123456789.eE+-".indexOf(s.charAt(at)) >= 0) integral &= Character.isDigit(s.charAt(at++));
    if (at == start) throw new SyntaxError("unexpected '" + peek() + "'", at);
    String t = s.substring(start, at);
    try {
      return integral ? (Number) Long.valueOf(t) : (Number) Double.valueOf(t);
    } catch (NumberFormatException e) {
      throw new SyntaxError("bad number " + t, start);
    }
  }

  static void print(Object o, StringBuilder out, int indent) {
    String pad = "  ".repeat(indent + 1);
    if (o instanceof Map<?, ?> m) {
      out.append('{');
      String sep = "\n";
      for (Map.Entry<?, ?> e : m.entrySet()) {
        out.append(sep).append(pad).append('"').append(e.getKey()).append("\": ");
        print(e.getValue(), out, indent + 1);
        sep = ",\n";
      }
      out.append(m.isEmpty() ? "}" : "\n" + "  ".repeat(indent) + "}");
    } else if (o instanceof List<?> l) {
      out.append('[');
      for (int i = 0; i < l.size(); i++) { if (i > 0) out.append(", "); print(l.get(i), out, indent + 1); }
      out.append(']');
    } else if (o instanceof String t) {
      out.append('"');
      for (char c : t.toCharArray()) if (c == '"' || c == '\\') out.append('\\').append(c); else if (c < ' ' || c > 126) out.append(String.format("\\u%04x", (int) c)); else out.append(c);
      out.append('"');
    } else out.append(o);
  }

  public static void main(String[] args) {
    String[] texts = {
      "{\"name\": \"gojdk\", \"tags\": [\"jvm\", \"node\", \"x86\"], \"stars\": 12345678901, \"ratio\": -1.5e-3, \"nested\": {\"a\": [], \"b\": {}, \"c\": null, \"d\": [true, false]}}",
      "[1, 2.0, \"\\u00e9\\n\\\"\\\\\", [[[]]]]", "\"lone\"", "  42  ", "{\"a\": 1,}", "[1 2]", "{\"a\" 1}", "\"open", "tru", "[1, 2", "{\"k\": 1, \"k\": 2}", "-", "1.2.3", "\"\\q\"", "nullx", ""
    };
    for (String t : texts) {
      try {
        StringBuilder out = new StringBuilder();
        Object v = parse(t);
        print(v, out, 0);
        System.out.println(out + " " + v.equals(parse(out.toString())));
      } catch (SyntaxError e) {
        System.out.println(e.getMessage());
      }
    }
    StringBuilder big = new StringBuilder("[");
    for (int i = 0; i < 500; i++) big.append(i == 0 ? "" : ",").append("{\"id\":").append(i).append(",\"v\":[").append(i * 0.5).append(",\"s").append(i).append("\"]}");
    List<?> parsed = (List<?>) parse(big.append(']').toString());
    long sum = 0;
    for (Object o : parsed) sum += (Long) ((Map<?, ?>) o).get("id") + (long) (double) (Double) ((List<?>) ((Map<?, ?>) o).get("v")).get(0);
    System.out.println(parsed.size() + " " + sum);
  }
}
