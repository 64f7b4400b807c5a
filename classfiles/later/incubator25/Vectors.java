// vm: --add-modules jdk.incubator.vector
import jdk.incubator.vector.*;
import java.util.*;
/** The vector API, which is Java code here. */
public class Vectors {
    public static void main(String[] args) {
        VectorSpecies<Float> s = FloatVector.SPECIES_256;
        float[] a = new float[20], b = new float[20], c = new float[20];
        for (int i = 0; i < 20; i++) { a[i] = i; b[i] = 20 - i; }
        int i = 0;
        for (; i < s.loopBound(20); i += s.length()) { FloatVector.fromArray(s, a, i).mul(FloatVector.fromArray(s, b, i)).add(1).intoArray(c, i); }
        for (; i < 20; i++) c[i] = a[i] * b[i] + 1;
        System.out.println(Arrays.toString(c));
        IntVector v = IntVector.fromArray(IntVector.SPECIES_128, new int[] {1, 2, 3, 4}, 0);
        System.out.println(v + " " + v.reduceLanes(VectorOperators.ADD) + " " + v.compare(VectorOperators.GT, 2) + " " + v.lanewise(VectorOperators.LSHL, 3) + " " + v.rearrange(VectorShuffle.fromValues(IntVector.SPECIES_128, 3, 2, 1, 0)));
    }
}
