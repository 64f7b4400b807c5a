public class BadMain {
    public static int main(String[] args) {
        return args.length;
    }
}
