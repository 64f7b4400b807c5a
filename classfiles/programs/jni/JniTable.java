import java.nio.ByteBuffer;

/** Nanoseconds per call of the JNI's functions from C, for `npm run bench:jni`; no program of the suite. */
public class JniTable {
  static final String[] NAMES = {
    "GetVersion", "FindClass of the JDK", "FindClass of the program", "FromReflectedMethod", "FromReflectedField",
    "ToReflectedMethod", "ToReflectedField", "GetSuperclass", "IsAssignableFrom", "Throw, ExceptionClear",
    "ThrowNew, ExceptionClear", "ExceptionOccurred", "ExceptionCheck", "PushLocalFrame, Pop", "NewGlobalRef, Delete",
    "NewWeakGlobalRef, Delete", "NewLocalRef, Delete", "IsSameObject", "EnsureLocalCapacity", "AllocObject",
    "NewObject", "GetObjectClass", "IsInstanceOf", "GetMethodID", "GetStaticMethodID",
    "GetFieldID", "GetStaticFieldID", "CallIntMethod", "CallIntMethodA", "CallObjectMethod",
    "CallNonvirtualIntMethod", "CallStaticVoidMethod", "CallStaticDoubleMethod of 5", "CallStaticVoidMethod that throws", "GetIntField",
    "SetIntField", "GetObjectField", "SetObjectField", "GetStaticIntField", "SetStaticIntField",
    "NewString of 20", "GetStringLength", "GetStringChars of 20, Release", "GetStringChars of UTF-16, Release", "NewStringUTF of ASCII",
    "NewStringUTF of Latin-1", "GetStringUTFLength of ASCII", "GetStringUTFLength of UTF-16", "GetStringUTFChars of ASCII, Release", "GetStringUTFChars of UTF-16, Release",
    "GetStringRegion", "GetStringUTFRegion", "GetStringCritical of 20, Release", "GetStringCritical of UTF-16, Release", "GetArrayLength",
    "NewObjectArray of 10", "GetObjectArrayElement", "SetObjectArrayElement", "NewIntArray of 10", "NewByteArray of 1000",
    "GetIntArrayElements of 1000, Release", "GetIntArrayRegion of 8", "SetIntArrayRegion of 8", "GetPrimitiveArrayCritical, Release", "RegisterNatives",
    "MonitorEnter, Exit", "GetJavaVM", "GetEnv", "AttachCurrentThread (attached)", "NewDirectByteBuffer",
    "GetDirectBufferAddress", "GetDirectBufferCapacity", "GetObjectRefType of a local", "GetObjectRefType of a global", "GetModule",
    "GetStringUTFRegion of UTF-16", "GetStringRegion of UTF-16", "SetObjectArrayElement of null", "16 NewLocalRef, Delete", "1000 NewGlobalRef, 1000 Delete",
  };

  int f = 3;
  Object r = "r";
  static int s;
  static final Error ERROR = new Error("kept");

  JniTable(int x) { f = x; }
  int virtual(int x) { return x + f; }
  Object self() { return this; }
  static void tick() { s++; }
  static double floats(double a, float b, long c, int d, double e) { return a + b + c + d + e; }
  static void thrower() { throw ERROR; }
  static native void registered();

  static native void run(int which, int n, Object o, String ascii, String wide, int[] ints, Object[] objects,
      ByteBuffer buffer, Throwable t);

  static JniTable o = new JniTable(1);
  static int[] ints = new int[1000];
  static Object[] objects = new String[10];
  static ByteBuffer buffer = ByteBuffer.allocateDirect(64);

  static void go(int which, int n) {
    run(which, n, o, "twenty characters....", "\u4f60twenty characters..", ints, objects, buffer, ERROR);
  }

  /** The number of a case, to have that one alone. */
  public static void main(final String[] args) {
    Lib.load("libjnitable.so");
    for (int i = 0; i < NAMES.length; i++) {
      if (args.length > 0 && Integer.parseInt(args[0]) != i) continue;
      int n = 1000;
      for (int k = 0; k < 5; k++) go(i, n);
      long t = System.nanoTime();
      go(i, n);
      long once = System.nanoTime() - t;
      n = (int) Math.max(1000, Math.min(200_000, 5_000_000L * n / Math.max(once, 1)));
      double best = Double.MAX_VALUE;
      for (int k = 0; k < 7; k++) {
        t = System.nanoTime();
        go(i, n);
        best = Math.min(best, (System.nanoTime() - t) / (double) n);
      }
      System.out.println(Math.round(best * 10) / 10.0 + " " + NAMES[i]);
    }
  }
}
