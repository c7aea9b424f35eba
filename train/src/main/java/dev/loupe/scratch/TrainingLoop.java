package dev.loupe.scratch;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.network.Weights;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Drives the stages of a training from scratch: step by step, with progress, a loss curve, early
 * stopping, and a checkpoint from which an interrupted training goes on and ends with the very
 * weights of an uninterrupted one.
 *
 * <pre>{@code
 * TrainingLoop loop = new TrainingLoop(checkpoint, progress);
 * Weights denoiser = loop.run("denoiser", schedule, state -> new DenoiserStage(..., state)).weights();
 * }</pre>
 *
 * <p>Not safe for several threads.
 *
 * @param checkpoint what is kept, and gone on from
 * @param progress told of the steps
 */
public record TrainingLoop(Checkpoint checkpoint, Progress progress) {

  private static final int KEPT_EVERY = 100;

  /**
   * Runs a stage to its end; one that the checkpoint has finished is not run again.
   *
   * @param name of the stage, unlike any other's
   * @param opening makes the stage, from its state where there is one
   * @throws InterruptedWorkException when the thread was interrupted; what was learned is kept in
   *     the checkpoint
   */
  public Checkpoint.Finished run(
      String name, Schedule schedule, Function<Optional<Weights>, Stage> opening) {
    Optional<Checkpoint.Finished> before = checkpoint.finished(name);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Checkpoint.UnderWay> underWay = checkpoint.underWay(name);
    try (Stage stage = opening.apply(underWay.map(Checkpoint.UnderWay::state));
        Progress.Task task = progress.start("training, " + name, schedule.steps())) {
      Checkpoint.Finished result = new Run(name, schedule, stage, task).toTheEnd(underWay);
      checkpoint.finish(name, result);
      return result;
    }
  }

  /** One stage under way. */
  private final class Run {

    private final String name;
    private final Schedule schedule;
    private final Stage stage;
    private final Progress.Task task;
    private Optional<Checkpoint.Best> best = Optional.empty();
    private LossCurve curve;
    private int done;

    private Run(String name, Schedule schedule, Stage stage, Progress.Task task) {
      this.name = name;
      this.schedule = schedule;
      this.stage = stage;
      this.task = task;
      this.curve = LossCurve.of(schedule.steps());
    }

    private Checkpoint.Finished toTheEnd(Optional<Checkpoint.UnderWay> before) {
      before.ifPresent(this::goOn);
      while (done < schedule.steps() && !outOfPatience()) {
        stopIfInterrupted();
        curve = curve.with(stage.step(done, schedule.rateAt(done)));
        done++;
        if (schedule.looksAfter(done)) {
          look();
        }
        if (done % KEPT_EVERY == 0) {
          checkpoint.keep(now());
        }
        task.advance(1);
        task.note(words());
      }
      return new Checkpoint.Finished(
          best.map(Checkpoint.Best::weights).orElseGet(stage::weights), curve);
    }

    private void goOn(Checkpoint.UnderWay before) {
      best = before.best();
      curve = before.curve();
      done = before.done();
      task.advance(done);
    }

    private boolean outOfPatience() {
      return schedule.patience() > 0
          && best.map(one -> one.waited() >= schedule.patience()).orElse(false);
    }

    private void stopIfInterrupted() {
      if (Thread.currentThread().isInterrupted()) {
        checkpoint.keep(now());
        throw new InterruptedWorkException(
            "The training was interrupted after step "
                + done
                + " of "
                + schedule.steps()
                + " ("
                + name
                + "). "
                + checkpoint.advice());
      }
    }

    private void look() {
      double merit = stage.merit();
      curve = curve.withMerit(merit);
      boolean better = best.map(one -> merit > one.merit()).orElse(true);
      best =
          better
              ? Optional.of(new Checkpoint.Best(stage.weights(), merit, 0))
              : best.map(one -> new Checkpoint.Best(one.weights(), one.merit(), one.waited() + 1));
    }

    private Checkpoint.UnderWay now() {
      return new Checkpoint.UnderWay(name, done, stage.state(), best, curve);
    }

    private String words() {
      String loss = String.format(Locale.ROOT, "loss %.4f", curve.last());
      return best.map(one -> loss + String.format(Locale.ROOT, ", merit %.3f", one.merit()))
          .orElse(loss);
    }
  }
}
