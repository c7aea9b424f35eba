package dev.loupe.verdict;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which picture was inspected.
 *
 * @param reference its path or address
 * @param sha256 of the undecoded content; absent when it could not be read
 * @param width in pixels, where it could be decoded
 * @param height in pixels, where it could be decoded
 */
public record ImageReference(
    String reference, Optional<String> sha256, OptionalInt width, OptionalInt height) {}
