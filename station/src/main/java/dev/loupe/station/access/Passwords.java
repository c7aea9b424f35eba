package dev.loupe.station.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Turns passwords into what may be kept, and compares: PBKDF2 with HMAC-SHA-256, a random salt of
 * 16 bytes, 600,000 rounds, written {@code pbkdf2-sha256$ROUNDS$SALT$HASH}.
 *
 * <p>A comparison takes about a third of a second on purpose. Threads: may be shared.
 *
 * <p>Source: NIST SP 800-132; OWASP's number of rounds for this function, 2023.
 */
public final class Passwords {

  /** What OWASP advises. */
  public static final int ROUNDS = 600_000;

  private static final String NAME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final int MOST_ROUNDS = 10_000_000;

  private final int rounds;
  private final SecureRandom random;
  private final String nobodys;

  /**
   * With a number of rounds.
   *
   * @param rounds for new passwords; old ones bear their own number
   */
  public Passwords(int rounds, SecureRandom random) {
    this.rounds = rounds;
    this.random = random;
    nobodys = kept("nobody has this password");
  }

  /** What may be kept of a password. */
  public String kept(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "$",
        NAME,
        String.valueOf(rounds),
        base64.encodeToString(salt),
        base64.encodeToString(hash(password, salt, rounds)));
  }

  /** Whether it is the password that was kept. */
  public boolean matches(String password, String kept) {
    String[] parts = kept.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      return false;
    }
    int used = Math.min(MOST_ROUNDS, Integer.parseInt(parts[1]));
    byte[] hash = hash(password, Base64.getDecoder().decode(parts[2]), used);
    return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
  }

  /** Takes as long as {@link #matches}, so that a name that is unknown cannot be told by time. */
  public void waste(String password) {
    matches(password, nobodys);
  }

  private static byte[] hash(String password, byte[] salt, int rounds) {
    try {
      KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2", e);
    }
  }
}
