/** Members that turn out to be private, protected or package-private when they are linked. */
public class AccessErrors {
  static void run(String what, ClassLoader l, String user) throws Exception {
    for (var m : Class.forName("q." + user).getDeclaredMethods()) { if (!m.getName().matches("[a-zA-Z0-9]+") || m.getName().equals("inst")) continue; names.add(m.getName()); }
    for (String n : names) {
      try { System.out.println(what + " " + user + " " + n + " " + l.loadClass("q." + user).getMethod(n).invoke(null)); }
      catch (java.lang.reflect.InvocationTargetException e) { Throwable t = e.getCause(); System.out.println(what + " " + user + " " + n + " " + t.toString().replaceAll("@[0-9a-f]+", "@") + (t.getCause() == null ? "" : " <- " + t.getCause()).replaceAll("@[0-9a-f]+", "@")); }
      catch (Throwable t) { System.out.println(what + " " + user + " " + n + ": " + t.toString().replaceAll("@[0-9a-f]+", "@").replaceAll("(?s)Exception Details.*", "")); }
    }
  }
  static java.util.TreeSet<String> names = new java.util.TreeSet<>();
  static PatchedLoader l(ClassBytes base) { return new PatchedLoader("acc").put("p.Base", base).copy("p.Base$In", "p.Base$Nest", "p.Base$Abs", "p.Base$AbsImpl", "q.Sub", "q.Other", "q.Sub$1", "q.Other$1"); }
  public static void main(String[] args) throws Exception {
    String[] members = {"f", "sf", "m", "sm", "<init>", "clone", "CONST"};
    for (String user : new String[] {"Sub", "Other"}) {
      run("plain", l(ClassBytes.of("p.Base")), user);
      for (int flag : new int[] {0, 4, 2}) {
        ClassBytes b = ClassBytes.of("p.Base"); for (String m : members) b.flags(m, 1, flag);
        run("flags " + flag, l(b), user);
        for (String m : members) if (!m.startsWith("<")) { ClassBytes one = ClassBytes.of("p.Base").flags(m, 1, flag); run(m + " " + flag, l(one), user); }
      }
      run("class", l(ClassBytes.of("p.Base").flags(null, 1, 0)), user);
      run("nest", l(ClassBytes.of("p.Base")).put("p.Base$Nest", ClassBytes.of("p.Base$Nest").flags(null, 1, 0)).put("p.Base$In", ClassBytes.of("p.Base$In").flags(null, 1, 0)), user);
      run("abs", l(ClassBytes.of("p.Base")).put("p.Base$Abs", ClassBytes.of("p.Base$Abs").flags("am", 1, 0)), user);
      run("abs", l(ClassBytes.of("p.Base")).put("p.Base$Abs", ClassBytes.of("p.Base$Abs").flags("am", 1, 4)), user);
    }
  }
}
