import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A compiler and a stack machine for a tiny language, and a Brainfuck interpreter. */
public class VirtualMachine {
  static final int PUSH = 0, LOAD = 1, STORE = 2, ADD = 3, SUB = 4, MUL = 5, DIV = 6, LT = 7, EQ = 8, JZ = 9, JMP = 10, PRINT = 11, HALT = 12;

  static class Compiler {
    final String[] tokens;
    int at;
    final List<Integer> code = new ArrayList<>();
    final Map<String, Integer> names = new HashMap<>();
    Compiler(String text) { tokens = text.trim().split("\\s+"); }
    void emit(int... words) { for (int w : words) code.add(w); }
    int name(String n) { return names.computeIfAbsent(n, k -> names.size()); }
    boolean accept(String t) { if (at < tokens.length && tokens[at].equals(t)) { at++; return true; } return false; }
    void statement() {
      if (accept("{")) { while (!accept("}")) statement(); return; }
      if (accept("while")) {
        int top = code.size();
        comparison();
        emit(JZ, 0);
        int patch = code.size() - 1;
        statement();
        emit(JMP, top);
        code.set(patch, code.size());
        return;
      }
      if (accept("if")) {
        comparison();
        emit(JZ, 0);
        int patch = code.size() - 1;
        statement();
        if (accept("else")) {
          emit(JMP, 0);
          code.set(patch, code.size());
          patch = code.size() - 1;
          statement();
        }
        code.set(patch, code.size());
        return;
      }
      if (accept("print")) { comparison(); emit(PRINT); return; }
      String target = tokens[at++];
      if (!accept("=")) throw new IllegalStateException("= expected after " + target);
      comparison();
      emit(STORE, name(target));
    }
    void comparison() { sum(); if (accept("<")) { sum(); emit(LT); } else if (accept("==")) { sum(); emit(EQ); } }
    void sum() { product(); while (true) if (accept("+")) { product(); emit(ADD); } else if (accept("-")) { product(); emit(SUB); } else return; }
    void product() { atom(); while (true) if (accept("*")) { atom(); emit(MUL); } else if (accept("/")) { atom(); emit(DIV); } else return; }
    void atom() {
      if (accept("(")) { comparison(); accept(")"); return; }
      String t = tokens[at++];
      if (Character.isDigit(t.charAt(0))) emit(PUSH, Integer.parseInt(t)); else emit(LOAD, name(t));
    }
    int[] compile() { while (at < tokens.length) statement(); emit(HALT); return code.stream().mapToInt(i -> i).toArray(); }
  }

  static String run(int[] code, int locals) {
    int[] stack = new int[50], vars = new int[locals];
    int sp = 0, pc = 0, steps = 0;
    StringBuilder out = new StringBuilder();
    while (true) {
      steps++;
      switch (code[pc++]) {
        case PUSH: stack[sp++] = code[pc++]; break;
        case LOAD: stack[sp++] = vars[code[pc++]]; break;
        case STORE: vars[code[pc++]] = stack[--sp]; break;
        case ADD: sp--; stack[sp - 1] += stack[sp]; break;
        case SUB: sp--; stack[sp - 1] -= stack[sp]; break;
        case MUL: sp--; stack[sp - 1] *= stack[sp]; break;
        case DIV: sp--; stack[sp - 1] /= stack[sp]; break;
        case LT: sp--; stack[sp - 1] = stack[sp - 1] < stack[sp] ? 1 : 0; break;
        case EQ: sp--; stack[sp - 1] = stack[sp - 1] == stack[sp] ? 1 : 0; break;
        case JZ: if (stack[--sp] == 0) pc = code[pc]; else pc++; break;
        case JMP: pc = code[pc]; break;
        case PRINT: out.append(stack[--sp]).append(' '); break;
        case HALT: return out + "(" + steps + " steps)";
        default: throw new IllegalStateException("bad instruction");
      }
    }
  }

  static String brainfuck(String program, String input) {
    byte[] tape = new byte[300];
    int[] jump = new int[program.length()], open = new int[100];
    for (int i = 0, n = 0; i < program.length(); i++) {
      if (program.charAt(i) == '[') open[n++] = i;
      else if (program.charAt(i) == ']') { jump[i] = open[--n]; jump[open[n]] = i; }
    }
    StringBuilder out = new StringBuilder();
    for (int pc = 0, p = 0, in = 0; pc < program.length(); pc++) {
      switch (program.charAt(pc)) {
        case '>': p++; break;
        case '<': p--; break;
        case '+': tape[p]++; break;
        case '-': tape[p]--; break;
        case '.': out.append((char) tape[p]); break;
        case ',': tape[p] = in < input.length() ? (byte) input.charAt(in++) : 0; break;
        case '[': if (tape[p] == 0) pc = jump[pc]; break;
        case ']': if (tape[p] != 0) pc = jump[pc]; break;
        default:
      }
    }
    return out.toString();
  }

  public static void main(String[] args) {
    for (String source : new String[] {
      "n = 1 while n < 200 { print n n = n * 2 }",
      "a = 0 b = 1 i = 0 while i < 20 { print a t = a + b a = b b = t i = i + 1 }",
      "n = 2 while n < 60 { d = 2 p = 1 while d * d < n + 1 { if n - n / d * d == 0 p = 0 else p = p d = d + 1 } if p print n n = n + 1 }",
      "x = ( 3 + 4 ) * 5 - 6 / 4 print x print x < 100 print x == 34",
      "print 1 / 0", "x 5" }) {
      try {
        Compiler c = new Compiler(source);
        int[] code = c.compile();
        System.out.println(run(code, c.names.size()) + " " + code.length);
      } catch (ArithmeticException | IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
    System.out.print(brainfuck("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.", ""));
    System.out.println(brainfuck(",[>+<-.,]", "HAL") + brainfuck(",>,<[>+<-]>.", "\u0001A"));
  }
}
