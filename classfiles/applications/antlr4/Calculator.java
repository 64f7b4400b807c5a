import java.math.BigInteger;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.*;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.*;

/** Runs programs in the language of Calc.g4 with the lexer, parser, visitor and listener that ANTLR made of it. */
public class Calculator extends CalcBaseVisitor<BigInteger> {
    private final Map<String, BigInteger> variables = new TreeMap<>();

    @Override public BigInteger visitAssign(CalcParser.AssignContext c) {
        BigInteger value = visit(c.expression());
        variables.put(c.ID().getText(), value);
        return value;
    }

    @Override public BigInteger visitPrint(CalcParser.PrintContext c) {
        BigInteger value = visit(c.expression());
        System.out.println(c.expression().getText() + " = " + value);
        return value;
    }

    @Override public BigInteger visitWhile(CalcParser.WhileContext c) {
        while (visit(c.expression()).signum() != 0) visit(c.block());
        return null;
    }

    @Override public BigInteger visitIf(CalcParser.IfContext c) {
        if (visit(c.expression()).signum() != 0) visit(c.block(0));
        else if (c.block().size() > 1) visit(c.block(1));
        return null;
    }

    @Override public BigInteger visitNegate(CalcParser.NegateContext c) {
        return visit(c.expression()).negate();
    }

    @Override public BigInteger visitPower(CalcParser.PowerContext c) {
        return visit(c.expression(0)).pow(visit(c.expression(1)).intValueExact());
    }

    @Override public BigInteger visitMultiply(CalcParser.MultiplyContext c) {
        BigInteger a = visit(c.expression(0));
        BigInteger b = visit(c.expression(1));
        return switch (c.op.getText()) {
            case "*" -> a.multiply(b);
            case "/" -> a.divide(b);
            default -> a.mod(b);
        };
    }

    @Override public BigInteger visitAdd(CalcParser.AddContext c) {
        BigInteger b = visit(c.expression(1));
        return visit(c.expression(0)).add(c.op.getText().equals("+") ? b : b.negate());
    }

    @Override public BigInteger visitCompare(CalcParser.CompareContext c) {
        int order = visit(c.expression(0)).compareTo(visit(c.expression(1)));
        boolean holds = switch (c.op.getText()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order == 0;
        };
        return holds ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Override public BigInteger visitNumber(CalcParser.NumberContext c) {
        return new BigInteger(c.NUMBER().getText());
    }

    @Override public BigInteger visitVariable(CalcParser.VariableContext c) {
        BigInteger value = variables.get(c.ID().getText());
        if (value == null) throw new ParseCancellationException("line " + c.start.getLine() + ": no variable " + c.getText());
        return value;
    }

    @Override public BigInteger visitParenthesis(CalcParser.ParenthesisContext c) {
        return visit(c.expression());
    }

    static class Depths extends CalcBaseListener {
        int depth;
        int deepest;
        int rules;

        @Override public void enterEveryRule(ParserRuleContext c) {
            rules++;
            deepest = Math.max(deepest, ++depth);
        }

        @Override public void exitEveryRule(ParserRuleContext c) {
            depth--;
        }
    }

    static CalcParser parser(String source) {
        CommonTokenStream tokens = new CommonTokenStream(new CalcLexer(CharStreams.fromString(source)));
        return new CalcParser(tokens);
    }

    static void show(String source) {
        CalcParser parser = parser(source);
        parser.removeErrorListeners();
        parser.addErrorListener(new BaseErrorListener() {
            @Override public void syntaxError(Recognizer<?, ?> r, Object symbol, int line, int column, String message, RecognitionException e) {
                System.out.println("error " + line + ":" + column + " " + message);
            }
        });
        CalcParser.ProgramContext program = parser.program();
        System.out.println(program.toStringTree(parser));
        Depths depths = new Depths();
        ParseTreeWalker.DEFAULT.walk(depths, program);
        System.out.println("rules " + depths.rules + " depth " + depths.deepest + " errors " + parser.getNumberOfSyntaxErrors());
        if (parser.getNumberOfSyntaxErrors() > 0) return;
        try {
            new Calculator().visit(program);
        } catch (ParseCancellationException | ArithmeticException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        show("x = 2 + 3 * 4 ^ 2 ^ 0; print x; print -(x - 7) % 5; // comment\nprint 2^200;");
        show("a = 0; b = 1; n = 0; while n < 90 { t = a + b; a = b; b = t; n = n + 1; } print a; if a > b { print 1; } else { print 0; }");
        show("print y;");
        show("print 1 / 0;");
        show("x = ; print (1 + ; y 2;");
        show("x = 1 $ 2;");
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 3000; i++) large.append("v").append(i % 50).append(" = (").append(i).append(" * 3 + 4) ^ 2 - v").append(i == 0 ? 0 : (i - 1) % 50).append(";\n");
        CalcParser parser = parser("v0 = 1;" + large);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        CalcParser.ProgramContext program = parser.program();
        Calculator calculator = new Calculator();
        calculator.visit(program);
        System.out.println(program.getChildCount() + " " + calculator.variables.get("v49") + " " + calculator.variables.size());
        for (Token t : new CommonTokenStream(new CalcLexer(CharStreams.fromString("print a1;"))) {{ fill(); }}.getTokens()) System.out.println(t);
    }
}
