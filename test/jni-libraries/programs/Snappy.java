import org.xerial.snappy.*; import java.util.*;
public class Snappy { public static void main(String[] a) throws Exception { byte[] d = "hello hello hello snappy ".repeat(5000).getBytes(); byte[] c = org.xerial.snappy.Snappy.compress(d); System.out.println(c.length + " " + Arrays.equals(d, org.xerial.snappy.Snappy.uncompress(c)) + " " + Arrays.hashCode(c)); 
 java.io.ByteArrayOutputStream o = new java.io.ByteArrayOutputStream(); try (SnappyOutputStream s = new SnappyOutputStream(o)) { s.write(d); } System.out.println(o.size() + " " + new SnappyInputStream(new java.io.ByteArrayInputStream(o.toByteArray())).readAllBytes().length);
 try { org.xerial.snappy.Snappy.uncompress(new byte[]{1,2,3,4,5}); } catch (java.io.IOException e) { System.out.println(e); } } }
