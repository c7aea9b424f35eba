package dev.loupe.station.inspection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.detector.Thresholds;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.inspection.Activation.Kind;
import dev.loupe.station.inspection.Activation.Shadow;
import dev.loupe.station.model.Model;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.model.OpenDetectors;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Ulids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Changes what is in force: each change is a new {@link Activation} with a reason, goes to the
 * audit trail, and holds from the next picture on. A model is loaded before it is put in force; one
 * that cannot be loaded changes nothing.
 *
 * <p>Threads: may be shared; changes come one at a time.
 */
public final class Switchboard {

  private static final int REMEMBERED = 1000;
  private static final int LONGEST_REASON = 1000;

  private final Database database;
  private final StationBook book;
  private final ModelShelf models;
  private final InForce inForce;
  private final AuditTrail audit;
  private final Consumer<Activation> announcement;
  private final Ulids ids;
  private final Clock clock;

  /**
   * A switchboard.
   *
   * @param announcement told of each change once it stands
   */
  public Switchboard(
      Database database,
      StationBook book,
      ModelShelf models,
      InForce inForce,
      AuditTrail audit,
      Consumer<Activation> announcement,
      Ulids ids,
      Clock clock) {
    this.database = database;
    this.book = book;
    this.models = models;
    this.inForce = inForce;
    this.audit = audit;
    this.announcement = announcement;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Where something is changed, by whom, why.
   *
   * @param station whose recipe
   * @param recipe which
   * @param caller who
   * @param reason why, for the records
   */
  public record Change(String station, String recipe, Caller caller, String reason) {

    /** Checks that there is a reason. */
    public Change {
      Station.requireText("reason", reason, LONGEST_REASON);
    }
  }

  /** Puts a model in force, by the thresholds of its artifact; area and shadow stay. */
  public synchronized Activation activate(Change change, String modelId) {
    Model model = usable(modelId);
    InspectedArea area = active(change).map(Activation::area).orElse(InspectedArea.EVERYWHERE);
    Thresholds thresholds = AreaThresholds.of(model.manifest().thresholds(), area);
    try (OpenDetectors.Lease loaded = load(model)) {
      Optional<Activation> before = active(change);
      Activation after =
          before
              .map(old -> old.with(modelId, thresholds, area))
              .orElseGet(() -> first(change, modelId, thresholds));
      return apply(change, Kind.MODEL, before, after);
    }
  }

  private Activation first(Change change, String model, Thresholds thresholds) {
    return new Activation(
        "",
        change.station(),
        change.recipe(),
        Kind.MODEL,
        model,
        thresholds,
        InspectedArea.EVERYWHERE,
        Optional.empty(),
        clock.instant(),
        change.caller().name(),
        change.reason());
  }

  /** Puts an earlier activation in force again; the one before the present one unless stated. */
  public synchronized Activation rollBack(Change change, Optional<String> to) {
    List<Activation> history =
        database.read(
            handle -> {
              book.recipe(handle, change.station(), change.recipe());
              return book.activations(handle, change.station(), change.recipe(), REMEMBERED);
            });
    Activation target =
        to.map(id -> byId(history, id))
            .orElseGet(() -> history.stream().skip(1).findFirst().orElseThrow(this::noneBefore));
    try (OpenDetectors.Lease loaded = load(usable(target.model()))) {
      return apply(change, Kind.ROLLBACK, history.stream().findFirst(), target);
    }
  }

  private static Activation byId(List<Activation> history, String id) {
    return history.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("activation", id));
  }

  private Refusal noneBefore() {
    return new Refusal(Refusal.Kind.CONFLICT, "Nothing was in force before.");
  }

  /** Changes the thresholds; a lower image threshold withdraws the promise about false calls. */
  public synchronized Activation thresholds(Change change, double image, double review) {
    if (!Double.isFinite(image) || !Double.isFinite(review) || review > image) {
      throw Refusal.invalid(
          "The thresholds must be finite, and review must not lie above image: "
              + image
              + ", "
              + review
              + ".");
    }
    Instant now = clock.instant();
    String who = change.caller().name();
    return adjust(
        change,
        Kind.THRESHOLDS,
        old -> old.with(moved(old.thresholds(), image, review, who, change.reason(), now)));
  }

  /**
   * Puts thresholds in force that were drawn for a model and an area.
   *
   * @param basis the activation that both were taken from
   * @throws Refusal when the model or the area in force is another one now
   */
  public synchronized Activation recalibrated(
      Change change, Activation basis, Thresholds thresholds) {
    return adjust(
        change,
        Kind.THRESHOLDS,
        old -> {
          if (!old.scoresAs(basis)) {
            throw new Refusal(
                Refusal.Kind.CONFLICT,
                "The model or the regions were changed since; these thresholds are not theirs."
                    + " Recalibrate again.");
          }
          return old.with(thresholds);
        });
  }

  private static Thresholds moved(
      Thresholds old, double image, double review, String who, String why, Instant now) {
    Thresholds moved = image == old.image() ? old : old.withImageThreshold(image, who, why, now);
    return review == moved.review() ? moved : moved.withReviewThreshold(review, who, why, now);
  }

  /** Changes the area; the thresholds become those of the model for it. */
  public synchronized Activation area(Change change, InspectedArea area) {
    return adjust(
        change,
        Kind.REGIONS,
        old -> {
          Model model = database.read(handle -> models.require(handle, old.model()));
          Activation moved =
              old.with(old.model(), AreaThresholds.of(model.manifest().thresholds(), area), area);
          return moved.with(moved.shadow().map(shadow -> shadow(shadow.model(), area)));
        });
  }

  /** Has another model run beside, or none. */
  public synchronized Activation shadow(Change change, Optional<String> modelId) {
    Optional<Model> model = modelId.map(this::usable);
    model.ifPresent(one -> load(one).close());
    return adjust(
        change, Kind.SHADOW, old -> old.with(model.map(one -> shadow(one.id(), old.area()))));
  }

  private Shadow shadow(String modelId, InspectedArea area) {
    Model model = database.read(handle -> models.require(handle, modelId));
    return new Shadow(modelId, AreaThresholds.of(model.manifest().thresholds(), area));
  }

  private Activation adjust(Change change, Kind kind, UnaryOperator<Activation> adjustment) {
    Activation old =
        active(change)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.NOTHING_IN_FORCE,
                        "Nothing is in force yet: put a model in force first."));
    return apply(change, kind, Optional.of(old), adjustment.apply(old));
  }

  private Optional<Activation> active(Change change) {
    return database.read(
        handle -> {
          book.recipe(handle, change.station(), change.recipe());
          return book.active(handle, change.station(), change.recipe());
        });
  }

  private Activation apply(
      Change change, Kind kind, Optional<Activation> before, Activation wanted) {
    Activation after =
        wanted.followedBy(
            ids.next(), kind, clock.instant(), change.caller().name(), change.reason());
    database.write(
        tx -> {
          requireUnchanged(tx.handle(), change, before);
          book.add(tx, after);
          audit.record(
              tx,
              change.caller().name(),
              "activate",
              change.station() + "/" + change.recipe(),
              detail(before, after));
          tx.afterCommit(() -> announcement.accept(after));
        });
    inForce.changed(change.station());
    inForce.place(Order.of("").at(change.station()).by(change.recipe()));
    return after;
  }

  private void requireUnchanged(Handle handle, Change change, Optional<Activation> before) {
    Optional<String> now =
        book.active(handle, change.station(), change.recipe()).map(Activation::id);
    if (!now.equals(before.map(Activation::id))) {
      throw new Refusal(Refusal.Kind.CONFLICT, "Somebody else changed it just now. Look again.");
    }
  }

  private static ObjectNode detail(Optional<Activation> before, Activation after) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("activation", after.id()).put("kind", after.kind().name());
    json.put("reason", after.reason()).put("model", after.model());
    json.put("image", after.thresholds().image()).put("review", after.thresholds().review());
    json.set("regions", Json.mapper().valueToTree(after.area()));
    json.put("shadow", after.shadow().map(Shadow::model).orElse(null));
    before.ifPresent(
        old -> {
          ObjectNode was = json.putObject("before");
          was.put("activation", old.id()).put("model", old.model());
          was.put("image", old.thresholds().image()).put("review", old.thresholds().review());
        });
    return json;
  }

  private Model usable(String id) {
    Model model = database.read(handle -> models.require(handle, id));
    if (model.retired().isPresent()) {
      throw new Refusal(Refusal.Kind.CONFLICT, "The model " + id + " is retired.");
    }
    return model;
  }

  private OpenDetectors.Lease load(Model model) {
    try {
      return models.open(model);
    } catch (LoupeException e) {
      throw new Refusal(Refusal.Kind.CONFLICT, String.valueOf(e.getMessage()), e);
    }
  }
}
