package dev.loupe.verdict;

/**
 * Which detector judged.
 *
 * @param id what the plant calls it, such as the artifact's name without its ending
 * @param sha256 of the artifact
 */
public record ModelReference(String id, String sha256) {}
