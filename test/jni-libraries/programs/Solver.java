import com.microsoft.z3.Context;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Status;

/** Z3: callbacks for errors, a library with threads of its own, thousands of small objects that are released by reference queues. */
public class Solver {
  public static void main(String[] args) {
    try (Context context = new Context()) {
      com.microsoft.z3.Solver solver = context.mkSolver();
      IntExpr x = context.mkIntConst("x");
      IntExpr y = context.mkIntConst("y");
      solver.add(context.mkEq(context.mkAdd(x, y), context.mkInt(10)));
      solver.add(context.mkEq(context.mkSub(x, y), context.mkInt(4)));
      System.out.println(solver.check());
      Model model = solver.getModel();
      System.out.println(model.eval(x, false) + " " + model.eval(y, false));
      solver.add(context.mkGt(x, context.mkInt(100)));
      System.out.println(solver.check() == Status.UNSATISFIABLE);
      long sum = 0;
      for (int i = 0; i < 3000; i++) sum += context.mkAdd(x, context.mkInt(i)).toString().length();
      System.out.println(sum);
      try {
        context.parseSMTLIB2String("(assert nonsense)", null, null, null, null);
      } catch (com.microsoft.z3.Z3Exception e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
