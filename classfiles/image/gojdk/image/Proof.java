package gojdk.image;

import java.util.List;
import java.util.stream.Collectors;

/** Is run from each new image: prints its arguments, by way of what an image holds. */
public final class Proof {
    public static void main(String[] args) {
        System.gc();
        System.out.println(List.of(args).stream().map(a -> String.format("%s", a)).collect(Collectors.joining(" ")));
        System.exit(0);
    }
}
