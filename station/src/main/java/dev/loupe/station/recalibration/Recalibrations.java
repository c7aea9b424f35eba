package dev.loupe.station.recalibration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.detector.Thresholds;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.inspection.Activation;
import dev.loupe.station.inspection.InForce;
import dev.loupe.station.inspection.StationBook;
import dev.loupe.station.inspection.Switchboard;
import dev.loupe.station.inspection.Switchboard.Change;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.recalibration.GoodPictures.Good;
import dev.loupe.station.recalibration.Recalibration.State;
import dev.loupe.station.store.AllowedFolders;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import dev.loupe.verdict.Ulids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Draws thresholds anew: judges good pictures with the model and inside the regions in force, one
 * at a time beside the line, and applies the rule by which a training draws them. What comes of it
 * is looked at first and put in force by a person.
 *
 * <pre>{@code
 * Recalibration begun = recalibrations.start("main", "default", request, caller);
 * ...
 * recalibrations.apply(begun.id(), new Change("main", "default", caller, "regions drawn"));
 * }</pre>
 *
 * <p>The latest are remembered until the station stops; what was put in force is on record with
 * everything else that was. Threads: may be shared. Owns a thread: whoever makes it closes it.
 */
public final class Recalibrations implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final Tools tools;
  private final GoodPictures good;
  private final RecentRecalibrations recent;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "recalibration"));
  private volatile boolean open = true;

  /**
   * What recalibrations work with.
   *
   * @param database where the station's pictures are known
   * @param stations what is in force
   * @param models when they were registered
   * @param inForce judges
   * @param switchboard puts in force
   * @param allowed where folders may lie
   * @param root the station's folder
   * @param events who hears of it
   * @param audit who began what
   * @param ids names them
   * @param clock says the time
   */
  public record Tools(
      Database database,
      StationBook stations,
      ModelShelf models,
      InForce inForce,
      Switchboard switchboard,
      AllowedFolders allowed,
      Path root,
      EventBus events,
      AuditTrail audit,
      Ulids ids,
      Clock clock) {}

  /**
   * What is wanted.
   *
   * @param folder of good pictures that the model has not learned; pictures of the station that
   *     persons called OK when absent
   * @param falseCalls the largest share of good parts that may be called NG, in (0, 1); by default
   *     that which the model was made for
   */
  public record Request(Optional<String> folder, OptionalDouble falseCalls) {

    /** Checks the share. */
    public Request {
      if (falseCalls.isPresent()
          && !(falseCalls.getAsDouble() > 0 && falseCalls.getAsDouble() < 1)) {
        throw Refusal.invalid("false_calls must lie between 0 and 1.");
      }
    }
  }

  /** Nothing runs yet. */
  public Recalibrations(Tools tools) {
    this.tools = tools;
    recent = new RecentRecalibrations(tools.events());
    good = new GoodPictures(tools.database(), tools.allowed(), tools.root());
  }

  /**
   * Begins one.
   *
   * @throws Refusal when nothing is in force, there is no good picture, or another one runs; what
   *     could not begin, for whatever reason, stands in the way of no other
   */
  public Recalibration start(String station, String recipe, Request request, Caller caller) {
    Activation basis = active(station, recipe);
    List<Good> pictures = good.of(request.folder(), basis, registered(basis));
    Recalibration begun =
        new Recalibration(
            tools.ids().next(),
            basis,
            request.folder(),
            request.falseCalls().orElse(basis.thresholds().promise().wanted()),
            State.RUNNING,
            pictures.size(),
            0,
            0,
            Optional.empty(),
            "",
            tools.clock().instant(),
            caller.name());
    recent.begin(begun);
    try {
      tools.database().write(tx -> record(tx, begun));
      worker.execute(new RecalibrationRun(begun, pictures, tools.inForce(), recent, () -> open));
    } catch (RuntimeException e) {
      recent.forget(begun);
      throw e;
    }
    return begun;
  }

  private Activation active(String station, String recipe) {
    return tools
        .database()
        .read(
            handle -> {
              tools.stations().recipe(handle, station, recipe);
              return tools.stations().active(handle, station, recipe);
            })
        .orElseThrow(() -> new Refusal(Refusal.Kind.NOTHING_IN_FORCE, "Nothing is in force yet."));
  }

  private Instant registered(Activation basis) {
    return tools.database().read(handle -> tools.models().require(handle, basis.model())).created();
  }

  private void record(Transaction tx, Recalibration begun) {
    ObjectNode detail = Json.mapper().createObjectNode();
    detail.put("recalibration", begun.id()).put("activation", begun.basis().id());
    detail.put("folder", begun.folder().orElse(null)).put("pictures", begun.pictures());
    detail.put("false_calls", begun.falseCalls());
    String subject = begun.basis().station() + "/" + begun.basis().recipe();
    tools.audit().record(tx, begun.who(), "recalibrate", subject, detail);
  }

  /** Those of a recipe, the newest first. */
  public List<Recalibration> of(String station, String recipe) {
    tools.database().read(handle -> tools.stations().recipe(handle, station, recipe));
    return recent.of(station, recipe);
  }

  /**
   * Puts what came of one in force.
   *
   * @throws Refusal when there is none, it is not ready, or model or regions changed since
   */
  public Activation apply(String id, Change change) {
    Recalibration ready =
        of(change.station(), change.recipe()).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("recalibration", id));
    if (ready.state() != State.READY) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "Only a READY recalibration can be applied; this one is " + ready.state() + ".");
    }
    Thresholds made =
        ready.onRecord(change.caller().name(), change.reason(), tools.clock().instant());
    Activation applied = tools.switchboard().recalibrated(change, ready.basis(), made);
    recent.put(ready.applied());
    return applied;
  }

  /** Breaks off what runs. */
  @Override
  public void close() {
    open = false;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
