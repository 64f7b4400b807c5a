import java.text.*;
import java.time.*;
import java.time.format.*;
import java.util.*;
import java.util.random.*;
import java.nio.charset.*;
import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

/** Digests, key derivation, key encapsulation, signatures, ciphers. */
public class Crypto25 {
    static String hex(byte[] b) { return HexFormat.of().formatHex(b, 0, Math.min(b.length, 16)); }

    static void crypto() throws Exception {
        for (String a : List.of("MD5", "SHA-1", "SHA-256", "SHA3-256", "SHA-512/256")) System.out.println(a + " " + hex(MessageDigest.getInstance(a).digest("abc".getBytes())));
        KDF kdf = KDF.getInstance("HKDF-SHA256");
        SecretKey key = kdf.deriveKey("AES", HKDFParameterSpec.ofExtract().addIKM("ikm".getBytes()).addSalt("salt".getBytes()).thenExpand("info".getBytes(), 32));
        System.out.println(key.getAlgorithm() + " " + hex(key.getEncoded()));
        KeyPairGenerator kpg = KeyPairGenerator.getInstance("ML-KEM-768");
        KeyPair kp = kpg.generateKeyPair();
        KEM kem = KEM.getInstance("ML-KEM");
        KEM.Encapsulated e = kem.newEncapsulator(kp.getPublic()).encapsulate();
        System.out.println(e.key().equals(kem.newDecapsulator(kp.getPrivate()).decapsulate(e.encapsulation())) + " " + e.encapsulation().length + " " + kp.getPublic().getAlgorithm());
        KeyPair sk = KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();
        Signature s = Signature.getInstance("ML-DSA");
        s.initSign(sk.getPrivate()); s.update("hello".getBytes()); byte[] sig = s.sign();
        s.initVerify(sk.getPublic()); s.update("hello".getBytes());
        System.out.println(s.verify(sig) + " " + sig.length);
        KeyPair x = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        KEM dh = KEM.getInstance("DHKEM");
        KEM.Encapsulated de = dh.newEncapsulator(x.getPublic()).encapsulate();
        System.out.println(de.key().equals(dh.newDecapsulator(x.getPrivate()).decapsulate(de.encapsulation())) + " " + de.params());
        Cipher c = Cipher.getInstance("ChaCha20-Poly1305");
        c.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "ChaCha20"), new IvParameterSpec(new byte[12]));
        System.out.println(hex(c.doFinal("plain".getBytes())));
        Cipher g = Cipher.getInstance("AES/GCM/NoPadding");
        g.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"), new GCMParameterSpec(128, new byte[12]));
        System.out.println(hex(g.doFinal("plain".getBytes())));
        Mac m = Mac.getInstance("HmacSHA3-256"); m.init(new SecretKeySpec("k".getBytes(), "x")); System.out.println(hex(m.doFinal("abc".getBytes())));
        System.out.println(HexFormat.of().formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512/256").generateSecret(new PBEKeySpec("pw".toCharArray(), "saltsalt".getBytes(), 100, 128)).getEncoded()));
        MessageDigest shake = MessageDigest.getInstance("SHAKE128-256"); System.out.println(hex(shake.digest("abc".getBytes())));
    }

    public static void main(String[] args) throws Throwable {
        crypto();
    }
}
