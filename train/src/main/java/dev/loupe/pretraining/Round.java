package dev.loupe.pretraining;

import dev.loupe.LoupeException;

/**
 * A part of the training, in which the learning rate rises and falls once.
 *
 * @param pictures how many it shows, each once
 * @param rate highest learning rate
 * @param twins how much it costs not to find a place again in a second photograph of its scene; 0
 *     where every scene is photographed once
 */
public record Round(long pictures, double rate, double twins) {

  /** Checks the ranges. */
  public Round {
    if (pictures < 1 || !(rate > 0) || !(twins >= 0)) {
      throw new LoupeException(
          "A round of pre-training needs pictures, a rate above 0 and a weight of at least 0; found "
              + "%d pictures, rate %s, weight %s".formatted(pictures, rate, twins));
    }
  }

  Round pictures(long count) {
    return new Round(count, rate, twins);
  }
}
