package dev.loupe.station.line;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One receiver of signed HTTP requests.
 *
 * <pre>{@code
 * webhooks:
 *   - name: mes
 *     url: https://mes.example/loupe
 *     secret: env:LOUPE_MES_SECRET
 *     kinds: [alert]          # default: inspection and alert
 *     timeout: PT5S           # default: 10 s
 * }</pre>
 *
 * @param name short, of letters, digits, '-' and '_'; must not change while messages wait
 * @param url http or https, without user and fragment
 * @param secret the key of the signature
 * @param kinds what it wants to hear of; absent means everything
 * @param timeout for connecting and for the answer; absent means ten seconds
 */
public record WebhookSettings(
    String name,
    URI url,
    Secret secret,
    Optional<List<MessageKind>> kinds,
    Optional<Duration> timeout) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofMinutes(5);

  /** Checks name, address and time-out. */
  public WebhookSettings {
    require(name.matches("[A-Za-z0-9_-]{1,40}"), "name needs 1 to 40 of A-Z a-z 0-9 - _: " + name);
    String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    require(
        scheme.equals("http") || scheme.equals("https"), "url must be http or https, not " + url);
    require(url.getHost() != null, "url has no host: " + url);
    require(
        url.getUserInfo() == null && url.getFragment() == null,
        "url must have neither user nor fragment; the receiver knows us by the signature");
    Duration patience = timeout.orElse(PATIENCE);
    require(
        !patience.isNegative() && !patience.isZero() && patience.compareTo(MOST) <= 0,
        "timeout must be above zero and at most " + MOST + ", not " + patience);
    kinds = kinds.map(List::copyOf);
  }

  /** What it wants to hear of. */
  public Set<MessageKind> wanted() {
    return kinds.map(Set::copyOf).orElse(Set.of(MessageKind.values()));
  }

  /** How long an attempt may take. */
  public Duration patience() {
    return timeout.orElse(PATIENCE);
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new IllegalArgumentException("webhooks: " + otherwise);
    }
  }
}
