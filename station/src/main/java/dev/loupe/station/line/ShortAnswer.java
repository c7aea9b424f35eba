package dev.loupe.station.line;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads the beginning of an answer's body, for the record of what went wrong, and hangs up on a
 * receiver that does not stop talking.
 */
final class ShortAnswer implements HttpResponse.BodySubscriber<String> {

  private static final int KEPT = 200;
  private static final int BORNE = 65_536;

  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(KEPT);
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private int seen;

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      seen += buffer.remaining();
      byte[] piece = new byte[Math.min(buffer.remaining(), KEPT - kept.size())];
      buffer.get(piece);
      kept.writeBytes(piece);
    }
    if (seen > BORNE) {
      subscription.thenAccept(Flow.Subscription::cancel);
      onComplete();
    }
  }

  @Override
  public void onError(Throwable cause) {
    onComplete();
  }

  @Override
  public void onComplete() {
    text.complete(kept.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ").strip());
  }
}
