package dev.loupe.station.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureSource;
import dev.loupe.image.Picture;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a second model look at pictures that were decided: after the answer was given, one at a time,
 * so that it delays no decision. When it falls behind, pictures are skipped and counted.
 *
 * <p>Owns a thread: whoever makes it closes it.
 */
final class ShadowDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowDesk.class);
  private static final int WAITING = 8;

  private final Database database;
  private final InspectionBook book;
  private final EventBus events;
  private final Function<StoredInspection, JsonNode> view;
  private final Counter skipped;
  private final ThreadPoolExecutor worker;

  ShadowDesk(
      Database database,
      InspectionBook book,
      EventBus events,
      Function<StoredInspection, JsonNode> view,
      MeterRegistry metrics) {
    this.database = database;
    this.book = book;
    this.events = events;
    this.view = view;
    skipped = metrics.counter("loupe.shadow.skipped");
    worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> new Thread(work, "shadow"));
  }

  /** Hands in what was decided; returns at once. */
  void look(Bench bench, StoredInspection decided, Examination examination) {
    Optional<Picture> picture = examination.picture();
    if (picture.isEmpty()) {
      return;
    }
    PictureSource source = new DecodedPicture(picture.get());
    Arrival arrival =
        new Arrival(
            decided.record().image().reference(),
            source,
            decided.record().origin(),
            decided.record().times().acquired());
    try {
      worker.execute(() -> look(bench, decided, arrival));
    } catch (RejectedExecutionException e) {
      skipped.increment();
    }
  }

  private void look(Bench bench, StoredInspection decided, Arrival arrival) {
    try {
      Optional<Examination> seen = bench.examine(arrival);
      if (seen.isPresent()) {
        note(decided, seen.get().inspection());
      }
    } catch (LoupeException e) {
      LOG.warn("The shadow failed on {}", decided.record().inspectionId(), e);
    }
  }

  private void note(StoredInspection decided, Inspection shadow) {
    database.write(
        tx -> {
          book.addShadow(tx, decided.record().inspectionId(), shadow);
          tx.afterCommit(
              () ->
                  events.publish(
                      new StationEvent(
                          "shadow", Optional.of(decided.station()), view.apply(decided))));
        });
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      worker.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Pixels that were decoded for the first model. */
  @SuppressWarnings("ArrayRecordComponent")
  private record DecodedPicture(Picture picture) implements PictureSource {
    @Override
    public byte[] content() {
      return new byte[0];
    }
  }
}
