package dev.loupe.station;

import dev.loupe.Sha256;
import dev.loupe.dataset.PictureSource;
import dev.loupe.image.UnreadablePictureException;
import dev.loupe.station.access.Caller;
import dev.loupe.station.inspection.InspectionDesk;
import dev.loupe.station.inspection.InspectionListener;
import dev.loupe.station.inspection.Order;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.ImageReference;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.ModelReference;
import dev.loupe.verdict.Origin;
import dev.loupe.verdict.Times;
import dev.loupe.verdict.Timings;
import dev.loupe.verdict.Ulids;
import dev.loupe.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;

/** A desk that decodes and stores for real, and whose verdicts a test chooses. */
public final class DeskOfTests implements InspectionDesk {

  private final Database database;
  private final InspectionListener listener;
  private final List<StoredInspection> stored = new ArrayList<>();
  private final Ulids ids = new Ulids(Clock.systemUTC(), new Random(4));
  private Supplier<Verdict> verdicts = () -> Verdict.OK;
  private Runnable before = () -> {};
  private Runnable after = () -> {};

  /** A desk that tells one listener. */
  public DeskOfTests(Database database, InspectionListener listener) {
    this.database = database;
    this.listener = listener;
  }

  /** What is to be said of pictures that can be decoded. */
  public void say(Supplier<Verdict> next) {
    verdicts = next;
  }

  /** What happens before a picture is judged, such as a refusal. */
  public void before(Runnable action) {
    before = action;
  }

  /** What happens after the inspection stands, such as a crash. */
  public void after(Runnable action) {
    after = action;
  }

  /** All that stands. */
  public List<StoredInspection> stored() {
    return List.copyOf(stored);
  }

  @Override
  public StoredInspection inspect(Order order, PictureSource picture, Caller caller) {
    before.run();
    StoredInspection inspection = judged(order, picture);
    database.write(tx -> listener.stored(tx, inspection));
    stored.add(inspection);
    after.run();
    return inspection;
  }

  private StoredInspection judged(Order order, PictureSource picture) {
    try {
      picture.picture();
      return inspection(order, picture, verdicts.get(), "as the test says");
    } catch (UnreadablePictureException e) {
      return inspection(order, picture, Verdict.INVALID, e.getMessage());
    }
  }

  private StoredInspection inspection(
      Order order, PictureSource picture, Verdict verdict, String reason) {
    Instant now = Instant.parse("2026-01-05T06:00:00Z");
    OptionalDouble score =
        verdict == Verdict.INVALID ? OptionalDouble.empty() : OptionalDouble.of(0.5);
    Inspection record =
        new Inspection(
            ids.next(),
            new Origin(
                order.station(),
                order.camera(),
                order.product(),
                order.serial(),
                order.panel(),
                order.position(),
                order.recipe()),
            new ModelReference("m-1", "0".repeat(64)),
            "test",
            new Times(order.acquired(), now, now),
            new ImageReference(
                order.reference(),
                Optional.of(Sha256.of(picture.content())),
                OptionalInt.of(8),
                OptionalInt.of(8)),
            verdict,
            reason,
            score,
            score,
            1,
            0.8,
            List.of(),
            Optional.empty(),
            new Timings(0, 0, 0, 0, 0),
            1,
            Optional.empty());
    return new StoredInspection(
        record,
        order.station().orElse("main"),
        "default",
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
