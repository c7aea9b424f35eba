package dev.loupe.station.line;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook: {@code Loupe-Signature: t=1767600000,v1=5f2c...}, where {@code t} is
 * the time of the attempt in seconds since 1970 and {@code v1} the HMAC-SHA-256 of {@code t}, a
 * full stop, and the body, as 64 lower-case hexadecimal digits.
 *
 * <pre>{@code
 * WebhookSignature signature = new WebhookSignature(secret);
 * boolean ours = signature.verifies(header, body, Instant.now(), WebhookSignature.WINDOW);
 * }</pre>
 *
 * <p>A receiver recomputes it over the bytes as they came, compares in constant time, and refuses a
 * {@code t} further than {@link #WINDOW} from its own clock, so that a recorded request cannot be
 * played again later; within the window the idempotency key tells a replay. Safe for threads.
 */
public final class WebhookSignature {

  /** The header's name. */
  public static final String HEADER = "Loupe-Signature";

  /** How far the time of an attempt may lie from the receiver's clock: five minutes. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private final SecretKeySpec key;

  /** A signature with a key of at least one byte; 32 random bytes are good. */
  public WebhookSignature(byte[] secret) {
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The header's value for a body sent now. */
  public String sign(Instant now, byte[] body) {
    return "t=" + now.getEpochSecond() + ",v1=" + mac(now.getEpochSecond(), body);
  }

  /** Whether the header belongs to the body, and its time to now. */
  public boolean verifies(String header, byte[] body, Instant now, Duration window) {
    Matcher parts = FORM.matcher(header);
    if (!parts.matches()) {
      return false;
    }
    long sent = Long.parseLong(parts.group(1));
    boolean recent = Math.abs(now.getEpochSecond() - sent) <= window.toSeconds();
    byte[] expected = mac(sent, body).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, parts.group(2).getBytes(StandardCharsets.US_ASCII))
        && recent;
  }

  private String mac(long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }
}
