package dev.loupe.dataset;

import static java.util.Comparator.comparing;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import java.util.List;

/**
 * The SHA-256 of a data set: of every id, label, type, split, group, picture and mask, in the order
 * of the ids. The same data give the same fingerprint on every machine and under every path; one
 * changed byte or one picture moved to the other split gives another.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Fingerprint(String sha256) {

  /** Reads every file once and takes its fingerprint. */
  public static Fingerprint of(Dataset dataset) {
    return of(dataset, Progress.NONE);
  }

  /**
   * The same, saying how far it is.
   *
   * @throws dev.loupe.image.UnreadablePictureException when a file cannot be read
   */
  public static Fingerprint of(Dataset dataset, Progress progress) {
    List<Sample> samples = dataset.samples().stream().sorted(comparing(Sample::id)).toList();
    FieldHash sha = new FieldHash();
    try (Progress.Task task = progress.start("fingerprint", samples.size())) {
      for (Sample sample : samples) {
        InterruptedWorkException.throwIfInterrupted("Taking the fingerprint was stopped.");
        add(sha, sample);
        task.advance(1);
      }
    }
    return new Fingerprint(sha.hex());
  }

  private static void add(FieldHash sha, Sample sample) {
    sha.add(sample.id())
        .add(sample.label().name())
        .add(sample.defectType())
        .add(sample.split().name())
        .add(sample.group())
        .add(sample.source().content())
        .add(sample.mask().isPresent() ? "mask" : "no mask")
        .add(sample.mask().map(MaskSource::content).orElseGet(() -> new byte[0]));
  }

  /** The first 12 digits, enough to tell data sets apart in a table. */
  public String brief() {
    return sha256.substring(0, 12);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
