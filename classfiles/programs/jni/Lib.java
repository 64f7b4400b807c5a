/** Loads the libraries of this folder, which lie beside the classes. */
class Lib {
  static String path() {
    return System.getProperty("java.class.path") + "/libjnitest.so";
  }

  static void load() {
    System.load(path());
  }

  static void load(String name) {
    System.load(System.getProperty("java.class.path") + "/" + name);
  }
}
