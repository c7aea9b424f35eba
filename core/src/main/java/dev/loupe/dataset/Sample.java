package dev.loupe.dataset;

import java.util.Optional;

/**
 * One picture of a data set and what is known about it.
 *
 * @param id unique in its data set and stable: the path below the data set's root with forward
 *     slashes, or a number
 * @param source where the pixels come from
 * @param label good or defective
 * @param defectType the kind of defect, such as "crack"; "good" for a good part
 * @param mask the defective pixels, where they were marked
 * @param split what the picture may be used for
 * @param group the physical part (or panel, or board) it shows; one group never lies on both sides
 *     of a split
 */
public record Sample(
    String id,
    PictureSource source,
    Label label,
    String defectType,
    Optional<MaskSource> mask,
    Split split,
    String group) {

  /** Whether the part is defective. */
  public boolean defective() {
    return label == Label.DEFECTIVE;
  }

  /** The same sample for another use. */
  public Sample withSplit(Split other) {
    return new Sample(id, source, label, defectType, mask, other, group);
  }

  /** The same sample as a picture of another part. */
  public Sample withGroup(String other) {
    return new Sample(id, source, label, defectType, mask, split, other);
  }
}
