import java.lang.reflect.InvocationTargetException;

/** What resolution finds when the classes it names were changed and their users not recompiled. */
public class LinkResolution {
  static class Target {
    static int number = 1;
    int value = 2;
    static long wide;
    final int constant;
    static final Object SHARED = new Object();
    Target() { constant = 3; }
    static void act() {}
    void perform() {}
    int compute(int a, String[] b, long[][] c) { return a; }
    static String text(Target t) { return "text"; }
  }
  interface Shape { int area(); default String name() { return "shape"; } static void draw() {} int SIDES = 4; }
  static class Square implements Shape { public int area() { return 1; } }
  static abstract class Unfinished { abstract int finish(byte b, Object o); void start() {} }
  static class Finished extends Unfinished { int finish(byte b, Object o) { return 1; } }
  static class Unrelated { public int area() { return 7; } }
  enum Colour { RED }

  /** One use each. */
  static class User {
    static void getStatic() { System.out.println(Target.number); }
    static void putStatic() { Target.number = 5; }
    static void putWide() { Target.wide = 5; }
    static void getField() { System.out.println(new Target().value); }
    static void putField() { new Target().value = 3; }
    static void getShared() { System.out.println(Target.SHARED != null); }
    static void callStatic() { Target.act(); }
    static void callVirtual() { new Target().perform(); }
    static void callMany() { new Target().compute(1, null, null); }
    static void callText() { Target.text(null); }
    static void create() { new Target(); }
    static void createArray() { System.out.println(new Target[2].length); }
    static void shape() { Shape s = new Square(); System.out.println(s.area()); }
    static void shapeName() { Shape s = new Square(); System.out.println(s.name()); }
    static void drawShape() { Shape.draw(); }
    static void finish() { Unfinished u = new Finished(); System.out.println(u.finish((byte) 1, null)); }
    static void start() { Unfinished u = new Finished(); u.start(); }
    static void literal() { System.out.println(Target.class.getSimpleName()); }
    static void is() { System.out.println((Object) "" instanceof Target); }
    static void lambda() { Runnable r = Target::act; r.run(); }
    static void colour() { switch (Colour.RED) { case RED: System.out.println("red"); } }
  }

  static final String T = "LinkResolution$Target";
  static final String U = "LinkResolution$User";

  static void use(String what, PatchedLoader loader, String... methods) throws Exception {
    Class<?> user = loader.loadClass(U);
    for (String method : methods)
      for (int i = 0; i < 2; i++) {
        try {
          var m = user.getDeclaredMethod(method);
          m.setAccessible(true);
          m.invoke(null);
          System.out.println(what + " " + method + ": fine");
        } catch (InvocationTargetException e) {
          Throwable t = e.getCause();
          System.out.println(what + " " + method + ": " + text(t));
          StackTraceElement top = t.getStackTrace()[0];
          System.out.println("  at " + top.getMethodName() + ":" + top.getLineNumber());
        } catch (Throwable t) {
          System.out.println(what + " " + method + ": " + text(t));
        }
      }
  }

  static String text(Throwable t) {
    String s = t.toString().replaceAll("@[0-9a-f]+", "@");
    return t.getCause() == null ? s : s + " <- " + text(t.getCause());
  }

  static PatchedLoader user(ClassBytes target) {
    return new PatchedLoader("patched").copy(U, T, "LinkResolution$Shape", "LinkResolution$Square", "LinkResolution$Unfinished", "LinkResolution$Finished").put(T, target);
  }
  static PatchedLoader redirected(String from, String to) {
    return user(target()).put(U, ClassBytes.of(U).replace(from, to));
  }
  static ClassBytes target() { return ClassBytes.of(T); }

  public static void main(String[] args) throws Exception {
    use("whole", user(target()), "getStatic", "putField", "callStatic", "create");
    use("gone", user(target().replace("number", "renamed")), "getStatic", "putStatic");
    use("gone", user(target().replace("value", "renamed")), "getField", "putField");
    use("gone", user(target().replace("act", "renamed")), "callStatic", "lambda");
    use("gone", user(target().replace("perform", "renamed")), "callVirtual");
    use("gone", user(target().replace("compute", "renamed")), "callMany");
    use("gone", user(target().replace("text", "renamed")), "callText");
    use("other type", user(target().replace("(I[Ljava/lang/String;[[J)I", "(I[Ljava/lang/String;[[D)I")), "callMany");
    final int PUBLIC = 1, PRIVATE = 2, PROTECTED = 4, STATIC = 8, FINAL = 16, ABSTRACT = 0x400, INTERFACE = 0x200;
    use("static", user(target().flags("perform", 0, STATIC)), "callVirtual");
    use("not static", user(target().flags("act", STATIC, 0)), "callStatic");
    use("private", user(target().flags("number", 0, PRIVATE).replace("NestHost", "NoHost")), "getStatic", "putStatic");
    use("private", user(target().flags("value", 0, PRIVATE).replace("NestHost", "NoHost")), "getField", "putField");
    use("private", user(target().flags("act", 0, PRIVATE).replace("NestHost", "NoHost")), "callStatic");
    use("private", user(target().flags("perform", 0, PRIVATE).replace("NestHost", "NoHost")), "callVirtual");
    use("private", user(target().flags("<init>", 0, PRIVATE).replace("NestHost", "NoHost")), "create");
    use("final", user(target().flags("wide", 0, FINAL)), "putWide");
    use("final", user(target().flags("value", 0, FINAL)), "putField");
    use("abstract", user(target().flags(null, 0, ABSTRACT)), "create", "createArray", "literal");
    use("to interface", redirected(T, "LinkResolution$Shape"), "callStatic", "callVirtual", "getStatic", "create", "literal", "createArray");
    use("to class", redirected("LinkResolution$Shape", "LinkResolution$Unrelated"), "shape", "shapeName", "drawShape");
    use("to enum", redirected(T, "LinkResolution$Colour"), "getStatic", "create", "callStatic");
    use("to missing", redirected(T, "LinkResolution$Missing"), "getStatic", "putField", "callStatic", "callVirtual", "create", "createArray", "literal", "is", "lambda");
    use("to library", redirected(T, "java/util/ArrayList"), "getStatic", "callStatic", "putField", "callVirtual");
    use("to library", redirected(T, "java/util/ImmutableCollections"), "getStatic", "create", "literal", "is");
    use("not done", user(target()).put("LinkResolution$Square", ClassBytes.of("LinkResolution$Square").replace("area", "surface")), "shape");
    use("not public", user(target()).put("LinkResolution$Square", ClassBytes.of("LinkResolution$Square").flags("area", PUBLIC, 0)), "shape");
    use("not public", user(target()).put("LinkResolution$Square", ClassBytes.of("LinkResolution$Square").flags("area", PUBLIC, PRIVATE)), "shape");
    use("not public", user(target()).put("LinkResolution$Square", ClassBytes.of("LinkResolution$Square").flags("area", PUBLIC, PROTECTED)), "shape");
    use("static area", user(target()).put("LinkResolution$Square", ClassBytes.of("LinkResolution$Square").flags("area", 0, STATIC)), "shape");
    use("not done", user(target()).put("LinkResolution$Finished", ClassBytes.of("LinkResolution$Finished").replace("finish", "leave")), "finish", "start");
    use("no implementor", user(target()).put("LinkResolution$Square", ClassBytes.of("LinkResolution$Square").replace("LinkResolution$Shape", "java/io/Serializable")), "shape", "shapeName");
    use("other name", redirected("java/lang/Runnable", "java/util/List"), "lambda");
    use("colour gone", user(target()).copy("LinkResolution$Colour", "LinkResolution$1").put("LinkResolution$Colour", ClassBytes.of("LinkResolution$Colour").replace("RED", "BLUE")), "colour");
    use("final class", user(target()).copy("LinkResolution$Unfinished").put("LinkResolution$Unfinished", ClassBytes.of("LinkResolution$Unfinished").flags(null, ABSTRACT, FINAL).flags("finish", ABSTRACT, 0)), "finish");
    use("final method", user(target()).put("LinkResolution$Unfinished", ClassBytes.of("LinkResolution$Unfinished").flags("start", 0, FINAL)).put("LinkResolution$Finished", ClassBytes.of("LinkResolution$Finished").replace("finish", "start").replace("(BLjava/lang/Object;)I", "()V")), "start");
  }
}
