package dev.loupe.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person said about an inspection.
 *
 * @param verdict the person's
 * @param who the person
 * @param at when, UTC
 * @param comment in free words
 */
public record OperatorDecision(Verdict verdict, String who, Instant at, Optional<String> comment) {}
