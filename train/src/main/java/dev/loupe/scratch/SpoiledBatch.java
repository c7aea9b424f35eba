package dev.loupe.scratch;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.synthetic.Light;
import dev.loupe.synthetic.SyntheticDefect;
import dev.loupe.synthetic.TradeDefect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Good pictures, copies of them some of which are spoiled, and where.
 *
 * @param clean the good pictures
 * @param spoiled the same in the same order, some with painted defects
 * @param masks of the defects, where they can be seen; empty masks where there is none
 */
public record SpoiledBatch(List<Picture> clean, List<Picture> spoiled, List<Mask> masks) {

  /** Copies the lists. */
  public SpoiledBatch {
    clean = List.copyOf(clean);
    spoiled = List.copyOf(spoiled);
    masks = List.copyOf(masks);
  }

  /**
   * Draws a batch.
   *
   * @param numbers which pictures
   * @param corruption how many of them are painted on, by chance, and how often: 1 to so many
   *     defects a picture; and how far the light wavers, on clean and spoiled alike
   */
  public static SpoiledBatch draw(
      TrainingPictures pictures, int[] numbers, Corruption corruption, RandomGenerator random) {
    List<Picture> clean = new ArrayList<>();
    List<Picture> spoiled = new ArrayList<>();
    List<Mask> masks = new ArrayList<>();
    for (int number : numbers) {
      Picture good = Light.changed(pictures.at(number), corruption.light(), random);
      clean.add(good);
      SyntheticDefect defect =
          random.nextDouble() < corruption.painted()
              ? spoil(pictures, good, 1 + random.nextInt(corruption.defects()), random)
              : new SyntheticDefect(good, Mask.empty(good.width(), good.height()));
      spoiled.add(defect.picture());
      masks.add(defect.mask());
    }
    return new SpoiledBatch(clean, spoiled, masks);
  }

  /** Half of the defects are of the trade's kinds, half are shapes with any filling. */
  private static SyntheticDefect spoil(
      TrainingPictures pictures, Picture good, int defects, RandomGenerator random) {
    Picture other = pictures.at(random.nextInt(pictures.count()));
    SyntheticDefect all = new SyntheticDefect(good, Mask.empty(good.width(), good.height()));
    for (int i = 0; i < defects; i++) {
      Picture now = all.picture();
      Optional<SyntheticDefect> ofTheTrade =
          random.nextBoolean() ? TradeDefect.any(random).paint(now, random) : Optional.empty();
      SyntheticDefect next =
          ofTheTrade.orElseGet(() -> SyntheticDefect.paint(now, other, random).asSeen(now));
      all = new SyntheticDefect(next.picture(), all.mask().or(next.mask()));
    }
    return all;
  }
}
