package dev.loupe.dataset;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.image.UnreadablePictureException;
import java.util.Optional;

/**
 * Looks at every picture and mask of a data set, one at a time, for whatever would spoil a result.
 *
 * <pre>{@code
 * DatasetReport report = DatasetCheck.of(dataset, progress);
 * report.lines().forEach(out::println);
 * }</pre>
 *
 * <p>Cost: every picture and mask is decoded once; a few hundred bytes are kept for each.
 */
public final class DatasetCheck {

  private final Findings findings = new Findings();
  private final Duplicates duplicates = new Duplicates(findings);
  private final DatasetTally tally = new DatasetTally();

  private DatasetCheck() {}

  /** Checks the whole data set. What is wrong stands in the report; nothing is thrown for it. */
  public static DatasetReport of(Dataset dataset, Progress progress) {
    return new DatasetCheck().check(dataset, progress);
  }

  private DatasetReport check(Dataset dataset, Progress progress) {
    try (Progress.Task task = progress.start("check", dataset.samples().size())) {
      for (Sample sample : dataset.samples()) {
        InterruptedWorkException.throwIfInterrupted("Checking the data set was stopped.");
        check(sample);
        task.advance(1);
      }
    }
    new SplitRules(findings).check(dataset.samples());
    tally.check(findings);
    return tally.report(dataset, findings.problems());
  }

  private void check(Sample sample) {
    tally.count(sample);
    look(sample)
        .ifPresent(
            look -> {
              tally.count(sample, look);
              duplicates.add(sample, look.hash());
              checkMask(sample, look);
            });
  }

  private Optional<PictureLook> look(Sample sample) {
    try {
      return Optional.of(PictureLook.of(sample.source()));
    } catch (UnreadablePictureException e) {
      findings.add(DatasetFlaw.UNREADABLE_PICTURE, sample.id() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void checkMask(Sample sample, PictureLook look) {
    if (sample.mask().isEmpty()) {
      findings.addIf(sample.defective(), DatasetFlaw.NO_MASK, sample.id());
      return;
    }
    try {
      judge(sample, MaskLook.of(sample.mask().get(), look.width(), look.height()));
    } catch (WrongMaskSizeException e) {
      findings.add(DatasetFlaw.WRONG_MASK_SIZE, sample.id() + ": " + e.getMessage());
    } catch (LoupeException e) {
      findings.add(DatasetFlaw.UNREADABLE_MASK, sample.id() + ": " + e.getMessage());
    }
  }

  private void judge(Sample sample, MaskLook mask) {
    findings.addIf(!mask.binary(), DatasetFlaw.MASK_NOT_BINARY, sample.id());
    findings.addIf(mask.empty() && sample.defective(), DatasetFlaw.EMPTY_MASK, sample.id());
    findings.addIf(!mask.empty() && !sample.defective(), DatasetFlaw.MARKED_GOOD, sample.id());
  }
}
