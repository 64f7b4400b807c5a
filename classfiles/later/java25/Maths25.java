import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Arithmetic that came with 18 to 25, and how doubles are written. */
public class Maths25 {
    static void maths() {
        System.out.println(Math.clamp(15L, 0, 10) + " " + Math.clamp(-3.5, -1.0, 1.0) + " " + Math.clamp(5f, 1f, 9f) + " " + Math.clamp(7L, 8L, 9L));
        try { Math.clamp(1L, 5, 2); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { Math.clamp(1.0, Double.NaN, 2); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        System.out.println(Math.ceilDiv(7, 2) + " " + Math.ceilDiv(-7L, 2) + " " + Math.ceilMod(7, 4) + " " + Math.ceilDivExact(9, -4) + " " + Math.floorDivExact(-9, 4) + " " + Math.divideExact(8, 3));
        System.out.println(Math.unsignedMultiplyHigh(-1L, -1L) + " " + Math.unsignedMultiplyExact(3, 5) + " " + Math.unsignedPowExact(3L, 20) + " " + Math.powExact(7, 5));
        try { Math.powExact(10, 12); } catch (ArithmeticException e) { System.out.println(e.getMessage()); }
        try { Math.divideExact(Integer.MIN_VALUE, -1); } catch (ArithmeticException e) { System.out.println(e.getMessage()); }
        System.out.println(Integer.compress(0b10110110, 0b11110000) + " " + Long.expand(0b1011L, 0xf0f0L) + " " + Float.float16ToFloat((short) 0x3c01) + " " + Float.floatToFloat16(3.14159f));
        System.out.println(StrictMath.multiplyHigh(1L << 62, 12) + " " + StrictMath.clamp(4L, 1, 3) + " " + Math.TAU);
        System.out.println(java.math.BigInteger.TWO.pow(100).sqrt() + " " + new java.math.BigInteger("123456789").parallelMultiply(new java.math.BigInteger("987654321")) + " " + new java.math.BigDecimal("2").sqrt(java.math.MathContext.DECIMAL64) + " " + java.math.BigDecimal.TWO);
        System.out.println(Double.toString(2.0E-3) + " " + 1.0E23 + " " + 2e23f + " " + Double.toHexString(0.1) + " " + Double.MIN_VALUE + " " + 9007199254740993.0 + " " + 4.9e-324 + " " + 1.0e22f);
    }

    public static void main(String[] args) throws Throwable {
        maths();
    }
}
