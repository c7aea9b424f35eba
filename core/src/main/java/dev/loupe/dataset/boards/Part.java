package dev.loupe.dataset.boards;

/**
 * A line of the parts list: what sits where on every board.
 *
 * @param reference such as "R3"
 * @param component what it is
 * @param x millimetres right of the board's middle
 * @param y millimetres below the board's middle
 * @param degrees how it is turned
 */
record Part(String reference, Component component, double x, double y, double degrees) {}
