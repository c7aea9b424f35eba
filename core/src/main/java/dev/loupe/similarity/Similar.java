package dev.loupe.similarity;

import dev.loupe.image.Box;
import java.nio.file.Path;

/**
 * A picture of the archive that was compared.
 *
 * @param picture where it lies
 * @param distance from 0 (the same patches, wherever they lie) to 2
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param place that is nearest to the middle of what was looked for, in original pixels
 */
public record Similar(Path picture, double distance, int width, int height, Box place) {}
