package dev.loupe.station.line;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts messages to a webhook, signed.
 *
 * <p>2xx is delivered. 408, 425, 429 and 5xx are tried again, not before what {@code Retry-After}
 * says. Every other answer is final: other 4xx, and redirects, which are never followed, since the
 * address in the settings is the only one that was meant. No answer in time, and a connection that
 * breaks off, are tried again; a receiver to which no connection can be made is unreachable.
 *
 * <p>Headers: {@code Idempotency-Key}, {@code Loupe-Event} ({@code inspection} or {@code alert}),
 * {@code Loupe-Signature} ({@link WebhookSignature}).
 */
public final class WebhookConnector implements Connector {

  private static final Set<Integer> FOR_NOW = Set.of(408, 425, 429);

  private final WebhookSettings settings;
  private final WebhookSignature signature;
  private final String userAgent;
  private final HttpClient client;
  private final Clock clock;

  /**
   * A connector to one webhook.
   *
   * @param settings of the webhook
   * @param environment that secrets may come from
   * @param softwareVersion for the header {@code User-Agent}
   * @param clock for signatures and dates in answers
   * @throws dev.loupe.LoupeException when there is no secret
   */
  public WebhookConnector(
      WebhookSettings settings,
      Map<String, String> environment,
      String softwareVersion,
      Clock clock) {
    this.settings = settings;
    this.clock = clock;
    signature = new WebhookSignature(settings.secret().read(environment));
    userAgent = "Loupe/" + softwareVersion;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.patience())
            .build();
  }

  @Override
  public String name() {
    return "webhook-" + settings.name();
  }

  @Override
  public Set<MessageKind> kinds() {
    return settings.wanted();
  }

  @Override
  public CompletableFuture<Outcome> send(LineMessage message) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request(message), info -> new ShortAnswer());
    return answer
        .copy()
        .orTimeout(2 * settings.patience().toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              if (failure == null) {
                return judged(response);
              }
              answer.cancel(true);
              return failed(failure);
            });
  }

  private HttpRequest request(LineMessage message) {
    byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(settings.url())
        .timeout(settings.patience())
        .header("Content-Type", "application/json")
        .header("User-Agent", userAgent)
        .header("Idempotency-Key", message.key())
        .header("Loupe-Event", message.kind().word())
        .header(WebhookSignature.HEADER, signature.sign(clock.instant(), body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private Outcome judged(HttpResponse<String> response) {
    int status = response.statusCode();
    String answer = "HTTP " + status + (response.body().isEmpty() ? "" : ": " + response.body());
    if (status >= 200 && status < 300) {
      return Outcome.delivered();
    }
    if (status >= 500 || FOR_NOW.contains(status)) {
      return new Outcome.Retry(
          answer,
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> RetryAfter.parse(value, clock.instant())));
    }
    return new Outcome.Refused(
        status >= 300 && status < 400 ? answer + " (redirects are not followed)" : answer);
  }

  private Outcome failed(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason =
        Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLException) {
      return new Outcome.Unreachable(
          "no connection to " + settings.url().getHost() + ": " + reason);
    }
    boolean late = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
    if (late || cause instanceof IOException) {
      return Outcome.retry(late ? "no answer within " + settings.patience() : reason);
    }
    return Outcome.retry(cause.getClass().getSimpleName() + ": " + reason);
  }

  /** The client holds no more than idle connections, which end with it. */
  @Override
  public void close() {}
}
