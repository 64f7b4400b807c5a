import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Under `java`, what `gojdk run Class.class --method name args` does: calls a static method with arguments from the command line and prints the result. */
public class CallStatic {
  public static void main(String[] args) throws Throwable {
    Class<?> type = Class.forName(args[0]);
    for (Method method : type.getDeclaredMethods()) {
      if (!method.getName().equals(args[1]) || !Modifier.isStatic(method.getModifiers())) continue;
      if (method.getParameterCount() != args.length - 2) continue;
      Object[] values = new Object[args.length - 2];
      for (int i = 0; i < values.length; i++) values[i] = parse(method.getParameterTypes()[i], args[i + 2]);
      method.setAccessible(true);
      try {
        Object result = method.invoke(null, values);
        if (method.getReturnType() != void.class) System.out.println(result);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
      return;
    }
    throw new NoSuchMethodException(args[1]);
  }

  static Object parse(Class<?> type, String text) {
    if (type == int.class) return Integer.decode(text);
    if (type == long.class) return Long.decode(text);
    if (type == short.class) return Short.decode(text);
    if (type == byte.class) return Byte.decode(text);
    if (type == boolean.class) return Boolean.valueOf(text);
    if (type == char.class) return text.charAt(0);
    if (type == float.class) return Float.valueOf(text);
    if (type == double.class) return Double.valueOf(text);
    return text;
  }
}
