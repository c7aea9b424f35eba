package dev.loupe.station.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureSource;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Caller;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.inspection.InForce.Place;
import dev.loupe.station.setting.InspectionSettings;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.OperatorDecision;
import dev.loupe.verdict.Origin;
import dev.loupe.verdict.Times;
import dev.loupe.verdict.Ulids;
import dev.loupe.verdict.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The desk of a running station: waits for a worker, judges by what is in force, keeps the files,
 * stores the record together with what the listeners add, and only then answers.
 *
 * <p>Owns workers: whoever makes it closes it; closing lets those inside finish.
 */
public final class StationDesk implements InspectionDesk, AutoCloseable {

  private static final int ATTEMPTS = 10;

  private final Database database;
  private final InspectionBook book;
  private final InForce inForce;
  private final KeptFiles files;
  private final EventBus events;
  private final Function<StoredInspection, JsonNode> view;
  private final Function<StoredInspection, JsonNode> freshView;
  private final MeterRegistry metrics;
  private final Ulids ids;
  private final Clock clock;
  private final InspectionQueue queue;
  private final ShadowDesk shadows;
  private final List<InspectionListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * What a desk works with.
   *
   * @param settings how much at once
   * @param database where decisions go
   * @param book how they are written
   * @param inForce what judges
   * @param files where pictures go
   * @param events who hears of it
   * @param view how a decision is shown
   * @param freshView how one is shown that was stored just now, without asking the database
   * @param metrics what is counted
   * @param ids names reviews
   * @param clock says the time
   */
  public record Tools(
      InspectionSettings settings,
      Database database,
      InspectionBook book,
      InForce inForce,
      KeptFiles files,
      EventBus events,
      Function<StoredInspection, JsonNode> view,
      Function<StoredInspection, JsonNode> freshView,
      MeterRegistry metrics,
      Ulids ids,
      Clock clock) {}

  /** A desk that is open. */
  public StationDesk(Tools tools) {
    database = tools.database();
    book = tools.book();
    inForce = tools.inForce();
    files = tools.files();
    events = tools.events();
    view = tools.view();
    freshView = tools.freshView();
    metrics = tools.metrics();
    ids = tools.ids();
    clock = tools.clock();
    queue = new InspectionQueue(tools.settings());
    shadows = new ShadowDesk(database, book, events, view, metrics);
    metrics.gauge("loupe.queue.taken", queue, InspectionQueue::taken);
    metrics.gauge("loupe.files.bytes", files, KeptFiles::bytes);
  }

  /** From now on the listener hears of every decision. */
  public void add(InspectionListener listener) {
    listeners.add(listener);
  }

  /** How many pictures are being judged or wait. */
  public int taken() {
    return queue.taken();
  }

  /** How many may. */
  public int capacity() {
    return queue.capacity();
  }

  /** A place in the queue, to be taken before a picture is read into memory, and closed after. */
  public final class Seat implements AutoCloseable {

    private final InspectionQueue.Ticket ticket;
    private final Instant received = clock.instant();

    private Seat(InspectionQueue.Ticket ticket) {
      this.ticket = ticket;
    }

    /** Judges and stores, as {@link InspectionDesk#inspect}. */
    public StoredInspection inspect(Order order, PictureSource picture) {
      return StationDesk.this.inspect(ticket, received, order, picture);
    }

    @Override
    public void close() {
      ticket.close();
    }
  }

  /**
   * Takes a place.
   *
   * @param bytes that the picture takes, at most
   * @throws Refusal when all are taken
   */
  public Seat admit(long bytes) {
    try {
      return new Seat(queue.admit(bytes));
    } catch (Refusal e) {
      metrics.counter("loupe.inspections.refused", "code", e.kind().code()).increment();
      throw e;
    }
  }

  @Override
  public StoredInspection inspect(Order order, PictureSource picture, Caller caller) {
    byte[] content = picture.content();
    try (Seat place = admit(content.length)) {
      return place.inspect(order, picture);
    }
  }

  private StoredInspection inspect(
      InspectionQueue.Ticket ticket, Instant received, Order order, PictureSource picture) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Place place = inForce.place(order);
      place.recipe().requireSerial(order.serial());
      Arrival arrival =
          new Arrival(order.reference(), picture, origin(order, place), order.acquired());
      Optional<Examination> examination = ticket.run(() -> examine(place, arrival));
      if (examination.isPresent()) {
        return store(place, received, examination.get(), picture);
      }
    }
    throw new Refusal(Refusal.Kind.BUSY, "What is in force keeps changing. Send it again.");
  }

  private static Optional<Examination> examine(Place place, Arrival arrival) {
    try {
      return place.bench().examine(arrival);
    } catch (LoupeException e) {
      throw new Refusal(Refusal.Kind.DETECTOR_FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Origin origin(Order order, Place place) {
    return new Origin(
        Optional.of(place.station().id()),
        order.camera().or(place.station()::camera),
        order.product().or(place.station()::product),
        order.serial(),
        order.panel(),
        order.position(),
        Optional.of(place.recipe().id()));
  }

  private StoredInspection store(
      Place place, Instant received, Examination examination, PictureSource picture) {
    StoredInspection stored = keep(place, received, examination, picture);
    long bytes =
        stored.picture().map(files::size).orElse(0L) + stored.map().map(files::size).orElse(0L);
    database.write(
        tx -> {
          book.add(tx, stored, bytes);
          listeners.forEach(listener -> listener.stored(tx, stored));
          tx.afterCommit(() -> events.publish(happened(stored)));
        });
    files.added(bytes);
    count(stored, received);
    place.shadow().ifPresent(shadow -> shadows.look(shadow, stored, examination));
    return stored;
  }

  private StoredInspection keep(
      Place place, Instant received, Examination examination, PictureSource picture) {
    Inspection judged = examination.inspection();
    String id = judged.inspectionId();
    Instant decided = judged.times().decided();
    boolean kept = files.keeps(judged.verdict(), place.station().id());
    Optional<String> pictureFile =
        kept ? Optional.of(KeptFiles.picture(id, decided)) : Optional.empty();
    Optional<String> mapFile =
        kept ? examination.finding().map(f -> KeptFiles.map(id, decided)) : Optional.empty();
    pictureFile.ifPresent(name -> files.write(name, picture.content()));
    mapFile.ifPresent(
        name ->
            files.write(
                name, KeptMap.of(examination.finding().orElseThrow(), place.bench().thresholds())));
    boolean needsReview = judged.verdict() == Verdict.NG || judged.verdict() == Verdict.REVIEW;
    return new StoredInspection(
        amended(judged, received, place.bench().inspectedShare(examination)),
        place.station().id(),
        place.recipe().id(),
        Optional.of(place.activation().id()),
        needsReview,
        pictureFile,
        mapFile);
  }

  /** The record with the time at which the picture arrived here, not when its turn came. */
  private static Inspection amended(Inspection judged, Instant received, double share) {
    Times times = new Times(judged.times().acquired(), received, judged.times().decided());
    return new Inspection(
        judged.inspectionId(),
        judged.origin(),
        judged.model(),
        judged.softwareVersion(),
        times,
        judged.image(),
        judged.verdict(),
        judged.reason(),
        judged.rawScore(),
        judged.calibratedScore(),
        judged.imageThreshold(),
        judged.reviewThreshold(),
        judged.regions(),
        judged.map(),
        judged.timings(),
        share,
        judged.operator());
  }

  private StationEvent happened(StoredInspection stored) {
    return StationEvent.later(
        "inspection", Optional.of(stored.station()), () -> freshView.apply(stored));
  }

  private void count(StoredInspection stored, Instant received) {
    Timer.builder("loupe.inspection")
        .description("From the picture's arrival to the stored decision")
        .tag("station", stored.station())
        .tag("verdict", stored.record().verdict().name())
        .register(metrics)
        .record(Duration.between(received, clock.instant()));
  }

  /**
   * Notes what a person said about a decision.
   *
   * @throws Refusal when there is no such decision
   */
  public StoredInspection review(
      String id, Verdict verdict, Optional<String> comment, Caller caller) {
    OperatorDecision decision =
        new OperatorDecision(verdict, caller.name(), clock.instant(), comment);
    return database.writeFor(
        tx -> {
          book.require(tx.handle(), id);
          book.review(tx, ids.next(), id, decision);
          StoredInspection reviewed = book.require(tx.handle(), id);
          listeners.forEach(listener -> listener.reviewed(tx, reviewed));
          tx.afterCommit(
              () ->
                  events.publish(
                      new StationEvent(
                          "review", Optional.of(reviewed.station()), view.apply(reviewed))));
          return reviewed;
        });
  }

  @Override
  public void close() {
    queue.close();
    shadows.close();
  }
}
