import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small Lisp: reader, environments, closures, tail calls by hand, macros of the special forms; runs programs in it. */
public class Interpreter {
  interface Procedure { Object apply(List<Object> args); }

  static final class Symbol {
    final String name;
    private static final Map<String, Symbol> TABLE = new HashMap<>();
    private Symbol(String name) { this.name = name; }
    static Symbol of(String name) { return TABLE.computeIfAbsent(name, Symbol::new); }
    @Override public String toString() { return name; }
  }

  static final class Env {
    private final Map<Symbol, Object> values = new HashMap<>();
    private final Env outer;
    Env(Env outer) { this.outer = outer; }
    Object get(Symbol s) {
      for (Env e = this; e != null; e = e.outer) if (e.values.containsKey(s)) return e.values.get(s);
      throw new RuntimeException("unbound " + s);
    }
    void set(Symbol s, Object v) {
      for (Env e = this; e != null; e = e.outer) if (e.values.containsKey(s)) { e.values.put(s, v); return; }
      throw new RuntimeException("unbound " + s);
    }
    void define(Symbol s, Object v) { values.put(s, v); }
  }

  record Lambda(List<?> params, List<?> body, Env env) {}

  static int at;

  static Object read(String s) {
    while (Character.isWhitespace(s.charAt(at))) at++;
    char c = s.charAt(at);
    if (c == '(') {
      at++;
      List<Object> list = new ArrayList<>();
      while (true) {
        while (Character.isWhitespace(s.charAt(at))) at++;
        if (s.charAt(at) == ')') { at++; return list; }
        list.add(read(s));
      }
    }
    if (c == '\'') { at++; return List.of(Symbol.of("quote"), read(s)); }
    int start = at;
    while (at < s.length() && " ()\n\t".indexOf(s.charAt(at)) < 0) at++;
    String token = s.substring(start, at);
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      return Symbol.of(token);
    }
  }

  static boolean truth(Object o) { return !Boolean.FALSE.equals(o); }

  static Object eval(Object x, Env env) {
    while (true) {
      if (x instanceof Symbol s) return env.get(s);
      if (!(x instanceof List<?> list)) return x;
      String head = list.get(0) instanceof Symbol s ? s.name : "";
      switch (head) {
        case "quote": return list.get(1);
        case "if": x = truth(eval(list.get(1), env)) ? list.get(2) : list.size() > 3 ? list.get(3) : Boolean.FALSE; continue;
        case "define":
          if (list.get(1) instanceof List<?> signature) env.define((Symbol) signature.get(0), new Lambda(signature.subList(1, signature.size()), list.subList(2, list.size()), env));
          else env.define((Symbol) list.get(1), eval(list.get(2), env));
          return null;
        case "set!": env.set((Symbol) list.get(1), eval(list.get(2), env)); return null;
        case "lambda": return new Lambda((List<?>) list.get(1), list.subList(2, list.size()), env);
        case "let": {
          Env inner = new Env(env);
          for (Object binding : (List<?>) list.get(1)) inner.define((Symbol) ((List<?>) binding).get(0), eval(((List<?>) binding).get(1), env));
          for (int i = 2; i < list.size() - 1; i++) eval(list.get(i), inner);
          x = list.get(list.size() - 1);
          env = inner;
          continue;
        }
        default:
      }
      Object f = eval(list.get(0), env);
      List<Object> args = new ArrayList<>();
      for (int i = 1; i < list.size(); i++) args.add(eval(list.get(i), env));
      if (f instanceof Procedure p) return p.apply(args);
      Lambda l = (Lambda) f;
      Env inner = new Env(l.env());
      for (int i = 0; i < l.params().size(); i++) inner.define((Symbol) l.params().get(i), args.get(i));
      for (int i = 0; i < l.body().size() - 1; i++) eval(l.body().get(i), inner);
      x = l.body().get(l.body().size() - 1);
      env = inner;
    }
  }

  static String show(Object o) {
    if (o instanceof List<?> l) {
      StringBuilder s = new StringBuilder("(");
      for (Object e : l) s.append(s.length() > 1 ? " " : "").append(show(e));
      return s.append(')').toString();
    }
    return o instanceof Lambda || o instanceof Procedure ? "#procedure" : String.valueOf(o);
  }

  static Env global() {
    Env g = new Env(null);
    g.define(Symbol.of("+"), (Procedure) a -> { long s = 0; for (Object o : a) s += (Long) o; return s; });
    g.define(Symbol.of("-"), (Procedure) a -> a.size() == 1 ? -(Long) a.get(0) : (Long) a.get(0) - (Long) a.get(1));
    g.define(Symbol.of("*"), (Procedure) a -> { long s = 1; for (Object o : a) s *= (Long) o; return s; });
    g.define(Symbol.of("quotient"), (Procedure) a -> (Long) a.get(0) / (Long) a.get(1));
    g.define(Symbol.of("remainder"), (Procedure) a -> (Long) a.get(0) % (Long) a.get(1));
    g.define(Symbol.of("<"), (Procedure) a -> (Long) a.get(0) < (Long) a.get(1));
    g.define(Symbol.of("="), (Procedure) a -> a.get(0).equals(a.get(1)));
    g.define(Symbol.of("cons"), (Procedure) a -> { List<Object> l = new ArrayList<>(); l.add(a.get(0)); l.addAll((List<?>) a.get(1)); return l; });
    g.define(Symbol.of("car"), (Procedure) a -> ((List<?>) a.get(0)).get(0));
    g.define(Symbol.of("cdr"), (Procedure) a -> { List<?> l = (List<?>) a.get(0); return new ArrayList<Object>(l.subList(1, l.size())); });
    g.define(Symbol.of("null?"), (Procedure) a -> ((List<?>) a.get(0)).isEmpty());
    g.define(Symbol.of("list"), (Procedure) ArrayList::new);
    return g;
  }

  public static void main(String[] args) {
    Env g = global();
    String[] programs = {
      "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))", "(fact 20)",
      "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))", "(fib 17)",
      "(define (map f l) (if (null? l) l (cons (f (car l)) (map f (cdr l)))))", "(map (lambda (x) (* x x)) '(1 2 3 4 5))",
      "(define (filter p l) (if (null? l) l (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))",
      "(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))", "(filter (lambda (n) (= 0 (remainder n 3))) (range 0 30))",
      "(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))", "(define c (counter))", "(c)", "(c)", "((counter))",
      "(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))", "(loop 20000 0)",
      "(define (compose f g) (lambda (x) (f (g x))))", "((compose (lambda (x) (+ x 1)) (lambda (x) (* x 10))) 4)",
      "(define (sort l) (if (null? l) l (let ((p (car l)) (r (cdr l))) (append (sort (filter (lambda (x) (< x p)) r)) (cons p (sort (filter (lambda (x) (if (< x p) (= 1 2) (= 1 1))) r)))))))",
      "(define (append a b) (if (null? a) b (cons (car a) (append (cdr a) b))))", "(sort '(5 3 9 1 3 8 2))",
      "'(a (b c) ())", "fact", "(undefined 1)", "(car '())", "(quotient 1 0)"
    };
    for (String p : programs) {
      at = 0;
      try {
        Object r = eval(read(p), g);
        if (r != null) System.out.println(show(r));
      } catch (RuntimeException e) {
        System.out.println("error: " + e.getMessage());
      }
    }
  }
}
