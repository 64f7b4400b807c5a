/** Switches over strings, also with colliding hash codes and the empty string. */
public class StringSwitch {
  static int number(String word) {
    switch (word) {
      case "zero": case "": return 0;
      case "one": return 1;
      case "two": return 2;
      case "Aa": return 100;
      case "BB": return 200;
      case "AaAa": return 1000;
      case "BBBB": return 2000;
      case "AaBB": return 3000;
      case "BBAa": return 4000;
      default: return -1;
    }
  }

  static String order(String day) {
    String result = "";
    switch (day.toLowerCase()) {
      case "monday": result += "1";
      case "tuesday": result += "2";
      case "wednesday": result += "3"; break;
      case "sunday": return "rest";
      default: result += "?";
    }
    return result;
  }

  public static void main(String[] args) {
    String[] words = {"zero", "one", "two", "three", "", "Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "C#", "oneone"};
    for (String word : words) System.out.println("\"" + word + "\" " + word.hashCode() + " " + number(word) + " " + number(new String(word.toCharArray())));
    for (String day : new String[] {"Monday", "TUESDAY", "wednesday", "Thursday", "Sunday"}) System.out.println(day + " " + order(day));
    try {
      number(null);
    } catch (NullPointerException e) {
      System.out.println("null");
    }
    String built = "t";
    built += "wo";
    System.out.println(number(built));
  }
}
