import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Digests, MACs, ciphers and random numbers through the security providers. */
public class Digests {
  static String hex(byte[] b) { return HexFormat.of().formatHex(b); }

  public static void main(String[] args) throws Exception {
    for (String name : new String[] {"MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-512", "SHA3-256"}) {
      MessageDigest d = MessageDigest.getInstance(name);
      d.update("The quick brown fox ".getBytes());
      System.out.println(name + " " + hex(d.digest("jumps".getBytes())) + " " + d.getDigestLength() + " " + hex(d.digest()).substring(0, 8));
    }
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[1000];
    for (int i = 0; i < 100; i++) { block[i] = (byte) i; sha.update(block); }
    System.out.println(hex(sha.digest()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("key".getBytes(), "HmacSHA256"));
    System.out.println(hex(mac.doFinal("message".getBytes())));
    byte[] key = new byte[16], iv = new byte[16];
    for (int i = 0; i < 16; i++) { key[i] = (byte) i; iv[i] = (byte) (i * 3); }
    for (String mode : new String[] {"AES/ECB/PKCS5Padding", "AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/GCM/NoPadding"}) {
      Cipher c = Cipher.getInstance(mode);
      SecretKeySpec k = new SecretKeySpec(key, "AES");
      if (mode.contains("ECB")) c.init(Cipher.ENCRYPT_MODE, k); else if (mode.contains("GCM")) c.init(Cipher.ENCRYPT_MODE, k, new GCMParameterSpec(128, iv)); else c.init(Cipher.ENCRYPT_MODE, k, new IvParameterSpec(iv));
      byte[] encrypted = c.doFinal("attack at dawn, twice".getBytes());
      if (mode.contains("ECB")) c.init(Cipher.DECRYPT_MODE, k); else if (mode.contains("GCM")) c.init(Cipher.DECRYPT_MODE, k, new GCMParameterSpec(128, iv)); else c.init(Cipher.DECRYPT_MODE, k, new IvParameterSpec(iv));
      System.out.println(mode + " " + hex(encrypted) + " " + new String(c.doFinal(encrypted)));
    }
    System.out.println(hex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(new PBEKeySpec("password".toCharArray(), "salt".getBytes(), 100, 128)).getEncoded()));
    try {
      MessageDigest.getInstance("NOPE");
    } catch (NoSuchAlgorithmException e) {
      System.out.println(e.getMessage());
    }
    byte[] random = new byte[20];
    new SecureRandom().nextBytes(random);
    TreeSet<Byte> distinct = new TreeSet<>();
    for (byte b : random) distinct.add(b);
    System.out.println(distinct.size() > 5);
    System.out.println(KeyFactory.getInstance("RSA").getAlgorithm() + " " + MessageDigest.isEqual(new byte[] {1}, new byte[] {1}) + " " + MessageDigest.getInstance("MD5").getProvider().getName());
  }
}
