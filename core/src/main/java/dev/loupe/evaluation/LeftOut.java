package dev.loupe.evaluation;

import dev.loupe.dataset.Sample;
import dev.loupe.verdict.Inspection;

/**
 * A test picture that could not be judged; it is in no figure.
 *
 * @param id of the sample
 * @param defective what is known about it
 * @param defectType such as "crack"; "good" for a good part
 * @param reason why it is INVALID, as a sentence
 */
public record LeftOut(String id, boolean defective, String defectType, String reason) {

  /** A sample whose inspection is INVALID. */
  public static LeftOut of(Sample sample, Inspection inspection) {
    return new LeftOut(sample.id(), sample.defective(), sample.defectType(), inspection.reason());
  }
}
