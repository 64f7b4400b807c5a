/** C that brings the VM down, each kind in its own way: for test/cli/native-crash.test.ts, which calls crash by itself. */
public class JniCrash {
  static {
    Lib.load("libjniedges.so");
  }

  static native void crash(int kind);
}
