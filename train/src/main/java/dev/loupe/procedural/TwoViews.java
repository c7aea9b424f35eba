package dev.loupe.procedural;

/**
 * A scene photographed twice.
 *
 * @param first one photograph
 * @param second the other, by another camera
 * @param right how many pixels farther right a thing lies in the second
 * @param down how many pixels farther down
 */
public record TwoViews(Scene first, Scene second, int right, int down) {}
