package dev.loupe.evaluation;

import dev.loupe.dataset.Sample;
import dev.loupe.image.Mask;
import dev.loupe.verdict.Examination;
import java.util.Optional;

/**
 * One test picture with all its pixels, for a report that shows it: picture, map, regions, truth.
 *
 * @param sample which one
 * @param examination picture, map, regions, verdict
 * @param truth its defective pixels, at the picture's size, where they are marked
 */
public record CloserLook(Sample sample, Examination examination, Optional<Mask> truth) {}
