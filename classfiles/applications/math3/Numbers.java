import org.apache.commons.math3.analysis.function.Sin;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Decompositions of matrices, statistics, distributions, integration, Fourier: every digit counts. */
public class Numbers {
    public static void main(String[] args) {
        MersenneTwister random = new MersenneTwister(5);
        double[][] data = new double[60][60];
        for (double[] row : data) for (int i = 0; i < row.length; i++) row[i] = random.nextGaussian();
        RealMatrix matrix = new Array2DRowRealMatrix(data);
        System.out.println(new LUDecomposition(matrix).getDeterminant() + " " + new SingularValueDecomposition(matrix).getConditionNumber());
        for (double value : new EigenDecomposition(matrix).getRealEigenvalues()) System.out.println(value);
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        for (int i = 0; i < 5000; i++) statistics.addValue(random.nextDouble());
        System.out.println(statistics);
        System.out.println(new NormalDistribution().inverseCumulativeProbability(.975) + " " + new TDistribution(5).cumulativeProbability(1));
        System.out.println(new FastFourierTransformer(DftNormalization.STANDARD).transform(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, TransformType.FORWARD)[3]);
        System.out.println(new SimpsonIntegrator().integrate(10000, new Sin(), 0, 1));
    }
}
