package dev.loupe.station.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.station.line.Outcome.Delivered;
import dev.loupe.station.line.Outcome.Refused;
import dev.loupe.station.line.Outcome.Retry;
import dev.loupe.station.line.Outcome.Unreachable;
import dev.loupe.station.line.Receiver.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConnectorTest {

  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Map<String, String> ENVIRONMENT = Map.of("KEY", "a secret of the plant");
  private static final LineMessage MESSAGE =
      new LineMessage(
          "key-1", MessageKind.INSPECTION, "S1", Map.of(), "{\"verdict\":\"NG\",\"x\":\"ü\"}");

  private final Receiver receiver = new Receiver();

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static WebhookConnector connector(URI url, Duration timeout) {
    WebhookSettings settings =
        new WebhookSettings(
            "mes", url, new Secret("env:KEY"), Optional.empty(), Optional.of(timeout));
    return new WebhookConnector(settings, ENVIRONMENT, "1.0", CLOCK);
  }

  private static Outcome send(URI url, Duration timeout) throws Exception {
    try (WebhookConnector connector = connector(url, timeout)) {
      return connector.send(MESSAGE).get(20, TimeUnit.SECONDS);
    }
  }

  private Outcome answerTo(Answer answer) throws Exception {
    receiver.behave(any -> answer);
    return send(receiver.url(), Duration.ofSeconds(5));
  }

  @Test
  void postsTheBodyWithAKeyAndASignatureThatVerifies() throws Exception {
    assertThat(answerTo(Answer.of(200))).isEqualTo(new Delivered());
    Receiver.Got got = receiver.got().get(0);
    assertThat(got.text()).isEqualTo(MESSAGE.body());
    assertThat(got.key()).isEqualTo("key-1");
    assertThat(got.event()).isEqualTo("inspection");
    WebhookSignature signature = new WebhookSignature("a secret of the plant".getBytes(UTF_8));
    Duration window = WebhookSignature.WINDOW;
    assertThat(signature.verifies(got.signature(), got.body(), NOW, window)).isTrue();
    byte[] altered = got.text().replace("NG", "OK").getBytes(UTF_8);
    assertThat(signature.verifies(got.signature(), altered, NOW, window)).isFalse();
    Instant later = NOW.plus(window).plusSeconds(1);
    assertThat(signature.verifies(got.signature(), got.body(), later, window)).isFalse();
    WebhookSignature other = new WebhookSignature("another".getBytes(UTF_8));
    assertThat(other.verifies(got.signature(), got.body(), NOW, window)).isFalse();
    assertThat(signature.verifies("t=1,v1=zz", got.body(), NOW, window)).isFalse();
  }

  /** Made with Python 3.11: hmac.new(b"k", b"1767600000.{}", "sha256").hexdigest(). */
  @Test
  void signsAsPythonDoes() {
    assertThat(
            new WebhookSignature("k".getBytes(UTF_8))
                .sign(Instant.ofEpochSecond(1767600000), "{}".getBytes(UTF_8)))
        .isEqualTo(
            "t=1767600000,v1=160384315cbb733d0b906ba422250bad00f2c7d9937baefd43b6b5e0af501728");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 408, 425, 429})
  void triesAgainWhatMayPass(int status) throws Exception {
    assertThat(answerTo(Answer.of(status))).isInstanceOf(Retry.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 410, 413, 422})
  void givesUpWhatNeverWillPass(int status) throws Exception {
    assertThat(answerTo(new Answer(status, Map.of(), "no such part")))
        .isEqualTo(new Refused("HTTP " + status + ": no such part"));
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (Receiver elsewhere = new Receiver()) {
      Outcome outcome =
          answerTo(new Answer(307, Map.of("Location", elsewhere.url().toString()), ""));
      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(elsewhere.got()).isEmpty();
    }
  }

  @Test
  void heedsRetryAfterAsSecondsAndAsDate() throws Exception {
    assertThat(answerTo(new Answer(503, Map.of("Retry-After", "120"), "")))
        .isEqualTo(new Retry("HTTP 503", Optional.of(Duration.ofMinutes(2))));
    assertThat(answerTo(new Answer(429, Map.of("Retry-After", "Mon, 5 Jan 2026 08:00:30 GMT"), "")))
        .isEqualTo(new Retry("HTTP 429", Optional.of(Duration.ofSeconds(30))));
    assertThat(answerTo(new Answer(503, Map.of("Retry-After", "soon"), "")))
        .isEqualTo(new Retry("HTTP 503", Optional.empty()));
    assertThat(answerTo(new Answer(503, Map.of("Retry-After", "999999999"), "")))
        .isEqualTo(new Retry("HTTP 503", Optional.of(Duration.ofDays(1))));
  }

  @Test
  void waitsNoLongerThanItShould() throws Exception {
    receiver.behave(
        any -> {
          sleep(3000);
          return Answer.of(200);
        });
    Outcome outcome = send(receiver.url(), Duration.ofMillis(300));
    assertThat(outcome).isEqualTo(Outcome.retry("no answer within PT0.3S"));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void hangsUpOnAReceiverThatNeverStopsTalking() throws Exception {
    String long1 = "x".repeat(1_000_000);
    Outcome outcome = answerTo(new Answer(500, Map.of(), long1));
    assertThat(((Retry) outcome).reason()).hasSizeLessThan(300);
  }

  @Test
  void triesAgainWhenTheConnectionBreaksOff() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread breaker = new Thread(() -> breakOff(socket));
      breaker.start();
      Outcome outcome =
          send(URI.create("http://127.0.0.1:" + socket.getLocalPort()), Duration.ofSeconds(2));
      assertThat(outcome).isInstanceOf(Retry.class);
      breaker.join();
    }
  }

  private static void breakOff(ServerSocket socket) {
    for (int i = 0; i < 2; i++) {
      try {
        socket.setSoTimeout(1000);
        socket.accept().close();
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void knowsWhenThereIsNobody() throws Exception {
    URI nobody = receiver.url();
    receiver.close();
    assertThat(send(nobody, Duration.ofSeconds(2))).isInstanceOf(Unreachable.class);
    assertThat(send(URI.create("http://no-such-host.invalid/"), Duration.ofSeconds(2)))
        .isInstanceOf(Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://host/x", "http://user:pw@host/", "/x", "http:///x"})
  void refusesAddressesThatAreNone(String url) {
    assertThatThrownBy(
            () ->
                new WebhookSettings(
                    "mes",
                    URI.create(url),
                    new Secret("env:KEY"),
                    Optional.empty(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void startsOnlyWithASecretAndNeverShowsIt() {
    assertThatThrownBy(() -> new Secret("a secret of the plant"))
        .hasMessageNotContaining("a secret of the plant");
    Secret absent = new Secret("env:NOT_SET");
    assertThatThrownBy(() -> absent.read(Map.of()))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("env:NOT_SET");
    assertThatThrownBy(() -> new Secret("file:/does/not/exist").read(Map.of()))
        .isInstanceOf(LoupeException.class);
  }

  @Test
  void wantsWhatTheSettingsSay() {
    WebhookSettings settings =
        new WebhookSettings(
            "mes",
            URI.create("https://mes.example/"),
            new Secret("env:KEY"),
            Optional.of(List.of(MessageKind.ALERT)),
            Optional.empty());
    assertThat(settings.wanted()).containsExactly(MessageKind.ALERT);
    assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(10));
  }
}
