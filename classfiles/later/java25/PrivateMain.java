// exit: 1
class PrivateMain {
  private void main() {
    System.out.println("never");
  }
}
