import net.jpountz.lz4.*; import net.jpountz.xxhash.*; import java.util.*;
public class Lz4 { public static void main(String[] a) throws Exception { LZ4Factory f = LZ4Factory.nativeInstance(); byte[] d = "hello hello hello lz4 ".repeat(5000).getBytes(); byte[] c = f.fastCompressor().compress(d); byte[] h = f.highCompressor().compress(d); System.out.println(c.length + " " + h.length + " " + Arrays.hashCode(c) + " " + Arrays.equals(d, f.fastDecompressor().decompress(c, d.length)));
 System.out.println(XXHashFactory.nativeInstance().hash32().hash(d, 0, d.length, 7) + " " + XXHashFactory.nativeInstance().hash64().hash(d, 0, d.length, 7)); 
 try { f.fastDecompressor().decompress(new byte[]{1,2,3}, 100); } catch (LZ4Exception e) { System.out.println(e.getMessage()); } } }
