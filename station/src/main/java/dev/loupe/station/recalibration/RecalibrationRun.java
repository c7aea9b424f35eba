package dev.loupe.station.recalibration;

import dev.loupe.LoupeException;
import dev.loupe.station.inspection.Bench;
import dev.loupe.station.inspection.InForce;
import dev.loupe.station.recalibration.GoodPictures.Good;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Calibration;
import dev.loupe.verdict.HeldOutScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one recalibration: judges its pictures one after the other on a bench of its own and
 * draws the thresholds. Notes how far it is, and how it ended, whatever happens.
 *
 * @param begun what is wanted
 * @param pictures to judge
 * @param inForce gives the bench
 * @param recent where it is noted
 * @param goesOn whether the station still runs
 */
record RecalibrationRun(
    Recalibration begun,
    List<Good> pictures,
    InForce inForce,
    RecentRecalibrations recent,
    BooleanSupplier goesOn)
    implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RecalibrationRun.class);
  private static final int TOLD_EVERY = 20;

  @Override
  public void run() {
    try (Bench bench = inForce.bench(begun.basis())) {
      recent.put(ended(bench));
    } catch (LoupeException e) {
      recent.put(begun.failed(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("The recalibration {} failed", begun.id(), e);
      recent.put(begun.failed("It failed for a reason that is in the station's log."));
    }
  }

  private Recalibration ended(Bench bench) {
    List<HeldOutScore> scores = new ArrayList<>();
    int done = 0;
    for (Good picture : pictures) {
      if (!goesOn.getAsBoolean()) {
        return begun.failed("The station was stopped meanwhile.");
      }
      bench
          .heldOut(picture.part(), Arrival.of(picture.part(), picture.source()))
          .ifPresent(scores::add);
      done++;
      if (done % TOLD_EVERY == 0 || done == pictures.size()) {
        recent.put(begun.progressed(done, done - scores.size()));
      }
    }
    return begun.progressed(done, done - scores.size()).ready(Calibration.of(scores, begun.rule()));
  }
}
