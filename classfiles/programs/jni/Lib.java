/** Loads the library of this folder, which lies beside the classes. */
class Lib {
  static String path() {
    return System.getProperty("java.class.path") + "/libjnitest.so";
  }

  static void load() {
    System.load(path());
  }
}
