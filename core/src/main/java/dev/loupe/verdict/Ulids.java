package dev.loupe.verdict;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * A source of ULIDs: names for inspections that sort by time, 26 characters each, such as {@code
 * 01JNV3Y0T4Z3M8C6W1Q7R9K2XA}.
 *
 * <p>48 bits of milliseconds since 1970, then 80 random bits, in Crockford's base 32. Within a
 * millisecond, and while the clock runs backwards, the random part counts up instead, so the names
 * of one source always rise. Safe for several threads.
 *
 * <p>Source: the ULID specification, github.com/ulid/spec.
 */
public final class Ulids {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int HIGH_BITS = 16;

  private final Clock clock;
  private final RandomGenerator random;
  private long millis = -1;
  private long high;
  private long low;

  /**
   * A source of names.
   *
   * @param clock says the time
   * @param random says the rest; used under a lock, so it need not be safe for threads
   */
  public Ulids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next name, larger than all before it. */
  public synchronized String next() {
    long now = clock.millis();
    if (now > millis) {
      draw(now);
    } else {
      countUp();
    }
    return text();
  }

  private void draw(long now) {
    millis = now;
    high = random.nextLong() >>> (Long.SIZE - HIGH_BITS);
    low = random.nextLong();
  }

  private void countUp() {
    low++;
    if (low == 0) {
      high++;
    }
    if (high >>> HIGH_BITS != 0) {
      draw(millis + 1);
    }
  }

  private String text() {
    char[] text = new char[26];
    write(text, 0, 10, millis);
    write(text, 10, 8, (high << 24) | (low >>> 40));
    write(text, 18, 8, low & 0xff_ffff_ffffL);
    return new String(text);
  }

  private static void write(char[] text, int from, int digits, long bits) {
    long rest = bits;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
  }
}
