package dev.loupe.grouping;

import dev.loupe.dataset.PictureSource;
import dev.loupe.verdict.Region;
import java.util.Optional;

/**
 * A region that is to be grouped, without its pixels.
 *
 * @param picture what to call the picture it is on
 * @param source of the picture, to be read again when it is shown
 * @param region on it
 * @param type the kind of defect, where somebody marked it; only to compare with
 * @param descriptor what it looks like
 */
public record FoundDefect(
    String picture,
    PictureSource source,
    Region region,
    Optional<String> type,
    RegionDescriptor descriptor) {}
