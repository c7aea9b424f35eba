/**
 * Teaches Loupe's own backbone on pictures made by rule: which material, which kind of thing, which
 * way an edge runs and whether something was spoiled, at each place of layers 2 and 3.
 */
@org.jspecify.annotations.NullMarked
package dev.loupe.pretraining;
