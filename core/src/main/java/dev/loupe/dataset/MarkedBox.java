package dev.loupe.dataset;

import dev.loupe.image.Box;

/**
 * One defect that somebody marked.
 *
 * @param type the kind of defect
 * @param box around it, in original pixels; may reach over the picture's edge
 */
public record MarkedBox(String type, Box box) {}
