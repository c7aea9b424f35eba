package dev.loupe.station.recalibration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.detector.Thresholds;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.inspection.Activation;
import dev.loupe.station.inspection.Bench;
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
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Calibration;
import dev.loupe.verdict.HeldOutScore;
import dev.loupe.verdict.Ulids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * <p>The latest {@value #REMEMBERED} are remembered until the station stops; what was put in force
 * is on record with everything else that was. Threads: may be shared. Owns a thread: whoever makes
 * it closes it.
 */
public final class Recalibrations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recalibrations.class);
  private static final int REMEMBERED = 50;
  private static final int TOLD_EVERY = 20;

  private final Tools tools;
  private final GoodPictures good;
  private final Map<String, Recalibration> known = new LinkedHashMap<>();
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
    good = new GoodPictures(tools.database(), tools.allowed(), tools.root());
  }

  /**
   * Begins one.
   *
   * @throws Refusal when nothing is in force, there is no good picture, or another one runs
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
    begin(begun);
    tools.database().write(tx -> record(tx, begun));
    worker.execute(() -> run(begun, pictures));
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

  private void begin(Recalibration begun) {
    synchronized (known) {
      if (known.values().stream().anyMatch(one -> one.state() == State.RUNNING)) {
        throw new Refusal(Refusal.Kind.CONFLICT, "Another recalibration runs; wait for its end.");
      }
      known.put(begun.id(), begun);
      known.keySet().removeAll(known.keySet().stream().limit(surplus()).toList());
    }
  }

  private int surplus() {
    return Math.max(0, known.size() - REMEMBERED);
  }

  private void record(Transaction tx, Recalibration begun) {
    ObjectNode detail = Json.mapper().createObjectNode();
    detail.put("recalibration", begun.id()).put("activation", begun.basis().id());
    detail.put("folder", begun.folder().orElse(null)).put("pictures", begun.pictures());
    detail.put("false_calls", begun.falseCalls());
    String subject = begun.basis().station() + "/" + begun.basis().recipe();
    tools.audit().record(tx, begun.who(), "recalibrate", subject, detail);
  }

  private void run(Recalibration begun, List<Good> pictures) {
    try (Bench bench = tools.inForce().bench(begun.basis())) {
      judged(bench, begun, pictures);
    } catch (LoupeException e) {
      put(begun.failed(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("The recalibration {} failed", begun.id(), e);
      put(begun.failed("It failed for a reason that is in the station's log."));
    }
  }

  private void judged(Bench bench, Recalibration begun, List<Good> pictures) {
    List<HeldOutScore> scores = new ArrayList<>();
    int done = 0;
    for (Good picture : pictures) {
      if (!open) {
        put(begun.failed("The station was stopped meanwhile."));
        return;
      }
      bench
          .heldOut(picture.part(), Arrival.of(picture.part(), picture.source()))
          .ifPresent(scores::add);
      done++;
      if (done % TOLD_EVERY == 0 || done == pictures.size()) {
        put(begun.progressed(done, done - scores.size()));
      }
    }
    Thresholds made = Calibration.of(scores, begun.rule());
    put(begun.progressed(done, done - scores.size()).ready(made));
  }

  private void put(Recalibration now) {
    synchronized (known) {
      known.put(now.id(), now);
    }
    tools
        .events()
        .publish(new StationEvent("recalibration", Optional.of(now.basis().station()), view(now)));
  }

  /** Those of a recipe, the newest first. */
  public List<Recalibration> of(String station, String recipe) {
    tools.database().read(handle -> tools.stations().recipe(handle, station, recipe));
    List<Recalibration> all = new ArrayList<>();
    synchronized (known) {
      known.values().stream()
          .filter(one -> isOf(one, station, recipe))
          .forEach(one -> all.add(0, one));
    }
    return all;
  }

  private static boolean isOf(Recalibration one, String station, String recipe) {
    return one.basis().station().equals(station) && one.basis().recipe().equals(recipe);
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
    put(ready.applied());
    return applied;
  }

  /** How one is shown. */
  public static ObjectNode view(Recalibration one) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", one.id()).put("activation", one.basis().id());
    json.put("station", one.basis().station()).put("recipe", one.basis().recipe());
    json.put("model", one.basis().model()).put("scoring", one.basis().scoring().name());
    json.put("folder", one.folder().orElse(null)).put("false_calls", one.falseCalls());
    json.put("state", one.state().name()).put("message", one.message());
    json.put("pictures", one.pictures()).put("done", one.done()).put("skipped", one.skipped());
    json.put("image", one.thresholds().map(Thresholds::image).orElse(null));
    json.put("review", one.thresholds().map(Thresholds::review).orElse(null));
    json.put("promise", one.thresholds().map(made -> made.promise().inWords()).orElse(null));
    json.put("at", one.at().toString()).put("who", one.who());
    return json;
  }

  /** Breaks off what runs. */
  @Override
  public void close() {
    open = false;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
