package dev.loupe.experiment;

import java.util.Optional;

/**
 * The regions that each method finds on the defective test pictures of its first seed, laid out so
 * that those that look alike to it are neighbours, coloured by the kind of defect.
 *
 * @param title above the figures
 */
public record EmbeddingView(Optional<String> title) {}
