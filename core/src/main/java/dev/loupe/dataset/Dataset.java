package dev.loupe.dataset;

import java.util.List;

/**
 * Labelled pictures in a fixed order.
 *
 * @param name what to call it in reports: the folder's name
 * @param format the id of the format it was read as, such as "mvtec"
 * @param samples in a fixed order, sorted by id
 */
public record Dataset(String name, String format, List<Sample> samples) {

  /** Copies the list. */
  public Dataset {
    samples = List.copyOf(samples);
  }

  /** The good pictures to learn from. */
  public List<Sample> train() {
    return samples.stream().filter(sample -> sample.split() == Split.TRAIN).toList();
  }

  /** The pictures to measure on. */
  public List<Sample> test() {
    return samples.stream().filter(sample -> sample.split() == Split.TEST).toList();
  }
}
