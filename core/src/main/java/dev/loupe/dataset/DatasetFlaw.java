package dev.loupe.dataset;

/** What can be wrong with a data set. */
public enum DatasetFlaw {
  /** A file that should be a picture is none. */
  UNREADABLE_PICTURE(true, "Pictures that cannot be read; replace or remove them"),
  /** A mask that is no picture. */
  UNREADABLE_MASK(true, "Masks that cannot be read; replace or remove them"),
  /** A mask of another size than its picture. */
  WRONG_MASK_SIZE(true, "Masks of another size than their picture"),
  /** The same pixels to learn from and to measure on. */
  DUPLICATE_ACROSS_SPLITS(
      true, "The same picture for training and for testing; results would be too good"),
  /** The same pixels called good and defective. */
  CONTRADICTING_LABELS(true, "The same picture called good and defective; correct one label"),
  /** One part on both sides of the split. */
  GROUP_ON_BOTH_SIDES(true, "Parts with pictures for training and for testing"),
  /** A defective picture to learn good from. */
  DEFECTIVE_IN_TRAINING(true, "Defective pictures for training; detectors learn from good ones"),
  /** A good picture whose mask marks a defect. */
  MARKED_GOOD(true, "Pictures called good whose mask marks a defect; correct label or mask"),
  /** No picture for training. */
  NOTHING_TO_LEARN_FROM(true, "No good picture for training"),
  /** Fewer pictures for training than any method can use. */
  LITTLE_TO_LEARN_FROM(false, "Few good pictures for training; aim at 50 or more"),
  /** Good or defective pictures are missing for testing. */
  NOTHING_TO_MEASURE_ON(
      false, "Pictures for testing are missing; a detector can be trained but not measured"),
  /** The same pixels twice on one side. */
  DUPLICATE_WITHIN_SPLIT(false, "The same picture twice; it counts double"),
  /** A mask with more than two levels. */
  MASK_NOT_BINARY(false, "Masks with more than two levels; the brighter half counts as defect"),
  /** A defective picture with nothing marked. */
  EMPTY_MASK(false, "Defective pictures whose mask marks nothing"),
  /** A defective picture that nobody marked. */
  NO_MASK(false, "Defective pictures without a mask; they do not count for localisation"),
  /** Size or depth alone tells good from defective. */
  FORMAT_TELLS_LABEL(
      false,
      "Good and defective pictures differ in size or colour depth throughout; a detector might learn that instead of the defect");

  private final boolean spoils;
  private final String message;

  DatasetFlaw(boolean spoils, String message) {
    this.spoils = spoils;
    this.message = message;
  }

  /** Whether a result on such data is worthless. */
  public boolean spoilsAResult() {
    return spoils;
  }

  /** What is wrong, in one line. */
  public String message() {
    return message;
  }
}
