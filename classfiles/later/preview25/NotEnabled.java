// exit: 1
public class NotEnabled {
  public static void main(String[] args) {
    System.out.println("a class that uses preview features needs --enable-preview: " + (5L instanceof int));
  }
}
