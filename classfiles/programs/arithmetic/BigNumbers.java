import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** BigInteger and BigDecimal. */
public class BigNumbers {
  public static void main(String[] args) {
    BigInteger factorial = BigInteger.ONE;
    for (int i = 2; i <= 100; i++) factorial = factorial.multiply(BigInteger.valueOf(i));
    System.out.println(factorial + " " + factorial.bitLength() + " " + factorial.getLowestSetBit());
    BigInteger mersenne = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
    System.out.println(mersenne.toString(16) + " " + mersenne.isProbablePrime(20));
    BigInteger a = new BigInteger("123456789012345678901234567890"), b = new BigInteger("-987654321098765432109876543210");
    System.out.println(a.add(b) + " " + a.subtract(b) + " " + a.multiply(b));
    System.out.println(b.divide(a) + " " + b.remainder(a) + " " + b.mod(a) + " " + a.gcd(b) + " " + a.negate().abs().equals(a));
    System.out.println(a.and(b) + " " + a.or(b) + " " + a.xor(b) + " " + a.not() + " " + a.shiftLeft(70) + " " + b.shiftRight(33));
    System.out.println(a.modPow(new BigInteger("65537"), new BigInteger("1000000007")) + " " + BigInteger.valueOf(3).modInverse(BigInteger.valueOf(11)) + " " + a.sqrt());
    System.out.println(a.intValue() + " " + a.longValue() + " " + a.doubleValue() + " " + b.floatValue() + " " + a.hashCode() + " " + a.compareTo(b) + " " + a.signum() + b.signum());
    BigInteger x = BigInteger.TEN.pow(400).add(BigInteger.valueOf(7)), y = BigInteger.TEN.pow(390).subtract(BigInteger.valueOf(3));
    System.out.println(x.multiply(y).mod(BigInteger.valueOf(1000003)) + " " + x.divide(y) + " " + x.multiply(x).toString().length());
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), 30, RoundingMode.HALF_EVEN);
    System.out.println(third + " " + third.multiply(BigDecimal.valueOf(3)) + " " + third.scale() + " " + third.precision());
    System.out.println(new BigDecimal("1.10").equals(new BigDecimal("1.1")) + " " + new BigDecimal("1.10").compareTo(new BigDecimal("1.1")) + " " + new BigDecimal("1.10").stripTrailingZeros());
    System.out.println(new BigDecimal(0.1) + " " + BigDecimal.valueOf(0.1));
    for (RoundingMode mode : RoundingMode.values()) {
      if (mode == RoundingMode.UNNECESSARY) continue;
      System.out.println(mode + " " + new BigDecimal("2.5").setScale(0, mode) + " " + new BigDecimal("-2.5").setScale(0, mode) + " " + new BigDecimal("1.1").setScale(0, mode));
    }
    System.out.println(new BigDecimal("12345.6789").round(new MathContext(4)) + " " + new BigDecimal("1E+5").toPlainString() + " " + new BigDecimal("0.00000001") + " " + new BigDecimal("2").sqrt(new MathContext(40)));
    try {
      BigDecimal.ONE.divide(BigDecimal.valueOf(3));
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    BigDecimal pi = BigDecimal.ZERO;
    for (int k = 0; k < 30; k++) {
      BigDecimal k8 = BigDecimal.valueOf(8 * k);
      MathContext mc = new MathContext(45);
      BigDecimal term = BigDecimal.valueOf(4).divide(k8.add(BigDecimal.ONE), mc).subtract(BigDecimal.valueOf(2).divide(k8.add(BigDecimal.valueOf(4)), mc))
          .subtract(BigDecimal.ONE.divide(k8.add(BigDecimal.valueOf(5)), mc)).subtract(BigDecimal.ONE.divide(k8.add(BigDecimal.valueOf(6)), mc));
      pi = pi.add(term.divide(BigDecimal.valueOf(16).pow(k), mc));
    }
    System.out.println(pi.setScale(35, RoundingMode.DOWN));
  }
}
