package dev.loupe.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * When things happened, UTC.
 *
 * @param acquired the picture was taken, where the camera says so
 * @param received the picture arrived here
 * @param decided the verdict stood
 */
public record Times(Optional<Instant> acquired, Instant received, Instant decided) {}
