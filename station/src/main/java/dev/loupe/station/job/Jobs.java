package dev.loupe.station.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.setting.TrainingSettings;
import dev.loupe.station.store.AllowedFolders;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Ulids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains detectors, one after the other, each in a process of its own: what crashes or is killed
 * there touches no inspection. What comes of a training is registered as a model.
 *
 * <p>Owns a thread and the process that runs: whoever makes it closes it.
 */
public final class Jobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final long TOLD_EVERY_NANOS = 500_000_000L;
  private static final int MOST_POINTS = 2000;
  private static final int SHOWN = 100;
  private static final int LONGEST_MESSAGE = 2000;

  private final Tools tools;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "jobs"));
  private final Object lock = new Object();
  private Optional<Running> running = Optional.empty();

  /**
   * What jobs work with.
   *
   * @param database where they are kept
   * @param models where what comes of them goes
   * @param allowed where data sets may lie
   * @param folder where they work
   * @param settings how many, how large
   * @param launcher the command that starts Loupe: java, its options, the main class; empty for
   *     none
   * @param events who hears of it
   * @param audit who started what
   * @param ids names them
   * @param clock says the time
   */
  public record Tools(
      Database database,
      ModelShelf models,
      AllowedFolders allowed,
      Path folder,
      TrainingSettings settings,
      List<String> launcher,
      EventBus events,
      AuditTrail audit,
      Ulids ids,
      Clock clock) {}

  /**
   * A job with what is known about it while it runs.
   *
   * @param job the job
   * @param progress where it is
   * @param curve its loss so far
   */
  public record Seen(Job job, Optional<JobProgress> progress, List<CurvePoint> curve) {}

  private static final class Running {
    private final String id;
    private final TrainingProcess process;
    private final List<CurvePoint> curve = new ArrayList<>();
    private Optional<JobProgress> progress = Optional.empty();
    private long toldAt = System.nanoTime() - TOLD_EVERY_NANOS;
    private boolean cancelled;

    private Running(String id, TrainingProcess process) {
      this.id = id;
      this.process = process;
    }
  }

  /** Takes up the jobs that waited when the station was stopped. */
  public Jobs(Tools tools) {
    this.tools = tools;
    tools.database().write(tx -> JobBook.closeOrphans(tx, tools.clock().instant()));
    worker.scheduleWithFixedDelay(this::work, 0, 1, TimeUnit.SECONDS);
  }

  /**
   * Asks for a training.
   *
   * @throws Refusal when training is not available, the folder is not allowed, or too many wait
   */
  public Seen start(JobRequest request, Caller caller) {
    if (!tools.settings().enabled() || tools.launcher().isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NO_TRAINING, "Training is switched off here (training.enabled).");
    }
    tools.allowed().folder(request.folder());
    Job job =
        new Job(
            tools.ids().next(),
            JobState.QUEUED,
            request,
            "",
            Optional.empty(),
            tools.clock().instant(),
            caller.name(),
            Optional.empty(),
            Optional.empty());
    tools
        .database()
        .write(
            tx -> {
              if (JobBook.unfinished(tx.handle()) > tools.settings().waiting()) {
                throw new Refusal(Refusal.Kind.BUSY, "Too many jobs wait already.", 60);
              }
              JobBook.add(tx, job);
              JsonNode detail = Json.mapper().valueToTree(request);
              tools.audit().record(tx, caller.name(), "start-job", job.id(), detail);
            });
    tell(job.id());
    return seen(job.id());
  }

  /** The latest, the newest first, without curves. */
  public List<Seen> latest() {
    return tools.database().read(handle -> JobBook.latest(handle, SHOWN)).stream()
        .map(job -> seen(job, false))
        .toList();
  }

  /**
   * One of them.
   *
   * @throws Refusal when there is none
   */
  public Seen seen(String id) {
    Seen now = seen(tools.database().read(handle -> JobBook.require(handle, id)), true);
    return now.job().state().isOver() ? past(now.job()) : now;
  }

  private Seen past(Job job) {
    List<CurvePoint> curve = tools.database().read(handle -> JobBook.curve(handle, job.id()));
    return new Seen(job, Optional.empty(), curve);
  }

  private Seen seen(Job job, boolean withCurve) {
    synchronized (lock) {
      Optional<Running> now = running.filter(one -> one.id.equals(job.id()));
      return new Seen(
          job,
          now.flatMap(one -> one.progress),
          withCurve ? now.map(one -> List.copyOf(one.curve)).orElse(List.of()) : List.of());
    }
  }

  /**
   * Stops a job.
   *
   * @throws Refusal when it is over
   */
  public Seen cancel(String id, Caller caller) {
    tools
        .database()
        .write(
            tx -> {
              Job job = JobBook.require(tx.handle(), id);
              if (job.state().isOver()) {
                throw new Refusal(Refusal.Kind.CONFLICT, "The job is over.");
              }
              if (job.state() == JobState.QUEUED) {
                finish(tx, id, JobState.CANCELLED, "Cancelled before it began.", Optional.empty());
              }
              JsonNode detail = Json.mapper().createObjectNode();
              tools.audit().record(tx, caller.name(), "cancel-job", id, detail);
            });
    stopIfRunning(id);
    tell(id);
    return seen(id);
  }

  private void stopIfRunning(String id) {
    Optional<Running> now;
    synchronized (lock) {
      now = running.filter(one -> one.id.equals(id));
      now.ifPresent(one -> one.cancelled = true);
    }
    now.ifPresent(one -> one.process.stop());
  }

  private void finish(
      dev.loupe.station.store.Transaction tx,
      String id,
      JobState state,
      String message,
      Optional<String> model) {
    String shown =
        message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    JobBook.finished(tx, id, state, shown, model, tools.clock().instant());
  }

  private void work() {
    try {
      Optional<Job> next = tools.database().read(JobBook::nextQueued);
      if (next.isPresent()) {
        run(next.get());
      }
    } catch (RuntimeException e) {
      LOG.error("Jobs cannot go on just now", e);
    }
  }

  private void run(Job job) {
    Path out = tools.folder().resolve(job.id() + ".loupe");
    Instant began = tools.clock().instant();
    tools.database().write(tx -> JobBook.started(tx, job.id(), began));
    tell(job.id());
    try (TrainingProcess process = TrainingProcess.start(job.id(), command(job, out), folder())) {
      Running now = new Running(job.id(), process);
      synchronized (lock) {
        running = Optional.of(now);
      }
      end(job, now, process.follow(progress -> note(now, progress)), out);
    } catch (IOException | LoupeException e) {
      close(job.id(), JobState.FAILED, String.valueOf(e.getMessage()), Optional.empty());
    } catch (InterruptedException e) {
      close(job.id(), JobState.CANCELLED, "The station was stopped meanwhile.", Optional.empty());
      Thread.currentThread().interrupt();
    } finally {
      discard(out);
      synchronized (lock) {
        running = Optional.empty();
      }
      tell(job.id());
    }
  }

  private Path folder() throws IOException {
    return Files.createDirectories(tools.folder());
  }

  private List<String> command(Job job, Path out) {
    List<String> command = new ArrayList<>(tools.launcher());
    command.add(1, "-Xmx" + (tools.settings().memory().count() >> 20) + "m");
    command.add("train");
    command.add(tools.allowed().folder(job.request().folder()).toString());
    command.add("--out=" + out);
    if (tools.settings().threads() > 0) {
      command.add("--threads=" + tools.settings().threads());
    }
    command.addAll(job.request().arguments());
    return command;
  }

  private void end(Job job, Running now, int code, Path out) {
    tools.database().write(tx -> JobBook.keep(tx, job.id(), seen(job, true).curve()));
    if (now.cancelled) {
      close(job.id(), JobState.CANCELLED, "Cancelled.", Optional.empty());
    } else if (code != 0) {
      String message = "The training ended with code " + code + ": " + now.process.said();
      close(job.id(), JobState.FAILED, message, Optional.empty());
    } else {
      Caller owner = new Caller(job.createdBy(), dev.loupe.station.access.Role.ENGINEER);
      String note = "Trained from " + job.request().folder();
      String model =
          tools
              .models()
              .register(job.request().name(), note, out, Optional.of(job.id()), owner)
              .model()
              .id();
      close(job.id(), JobState.DONE, "Registered as " + model + ".", Optional.of(model));
    }
  }

  private void close(String id, JobState state, String message, Optional<String> model) {
    tools.database().write(tx -> finish(tx, id, state, message, model));
  }

  private void note(Running now, JobProgress progress) {
    boolean due;
    synchronized (lock) {
      now.progress = Optional.of(progress);
      if (progress.loss().isPresent()) {
        add(now.curve, new CurvePoint(progress.done(), progress.loss().getAsDouble()));
      }
      due = System.nanoTime() - now.toldAt >= TOLD_EVERY_NANOS;
      now.toldAt = due ? System.nanoTime() : now.toldAt;
    }
    if (due) {
      publish("job_progress", Json.mapper().valueToTree(progress));
    }
  }

  /** A curve that grows too long loses every second point. */
  private static void add(List<CurvePoint> curve, CurvePoint point) {
    curve.add(point);
    if (curve.size() > MOST_POINTS) {
      List<CurvePoint> thinned = new ArrayList<>();
      for (int i = 0; i < curve.size(); i += 2) {
        thinned.add(curve.get(i));
      }
      curve.clear();
      curve.addAll(thinned);
    }
  }

  private void tell(String id) {
    publish("job", view(seen(tools.database().read(h -> JobBook.require(h, id)), false)));
  }

  private void publish(String type, JsonNode data) {
    tools.events().publish(new StationEvent(type, Optional.empty(), data));
  }

  /** How a job is shown. */
  public static JsonNode view(Seen seen) {
    com.fasterxml.jackson.databind.node.ObjectNode json = Json.mapper().valueToTree(seen.job());
    json.put("kind", "TRAIN");
    json.set("progress", Json.mapper().valueToTree(seen.progress()));
    json.set("curve", Json.mapper().valueToTree(seen.curve()));
    return json;
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("Left {} behind", file, e);
    }
  }

  /** Stops the job that runs; those that wait wait for the next start. */
  @Override
  public void close() {
    Optional<Running> now;
    synchronized (lock) {
      now = running;
      now.ifPresent(one -> one.cancelled = true);
    }
    worker.shutdown();
    now.ifPresent(one -> one.process.stop());
    try {
      if (!worker.awaitTermination(20, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
