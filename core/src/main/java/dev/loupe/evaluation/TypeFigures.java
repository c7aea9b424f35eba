package dev.loupe.evaluation;

import dev.loupe.metric.ClopperPearson;
import dev.loupe.metric.Interval;
import dev.loupe.metric.RocCurve;
import dev.loupe.metric.ScoredImages;
import dev.loupe.verdict.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well one kind of defect is caught.
 *
 * @param type of defect
 * @param images measured pictures that show it
 * @param caught how many of them are NG
 * @param review how many of them are for REVIEW
 * @param recallInterval 95 % of the share caught, by Clopper and Pearson
 * @param auroc image AUROC of this kind against all good pictures
 */
public record TypeFigures(
    String type,
    int images,
    int caught,
    int review,
    Interval recallInterval,
    OptionalDouble auroc) {

  /** The share caught. */
  public double recall() {
    return (double) caught / images;
  }

  /** A row for each kind of defect, by name. */
  static List<TypeFigures> of(List<ScoredSample> samples) {
    List<ScoredSample> good = samples.stream().filter(sample -> !sample.defective()).toList();
    return samples.stream()
        .filter(ScoredSample::defective)
        .collect(Collectors.groupingBy(ScoredSample::defectType, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(kind -> of(kind.getKey(), kind.getValue(), good))
        .toList();
  }

  private static TypeFigures of(String type, List<ScoredSample> bad, List<ScoredSample> good) {
    int caught = count(bad, Verdict.NG);
    return new TypeFigures(
        type,
        bad.size(),
        caught,
        count(bad, Verdict.REVIEW),
        ClopperPearson.interval(caught, bad.size(), ImageFigures.CONFIDENCE),
        RocCurve.areaOf(scored(Stream.concat(bad.stream(), good.stream()).toList())));
  }

  private static int count(List<ScoredSample> samples, Verdict verdict) {
    return (int) samples.stream().filter(sample -> sample.verdict() == verdict).count();
  }

  static ScoredImages scored(List<ScoredSample> samples) {
    boolean[] defective = new boolean[samples.size()];
    for (int i = 0; i < defective.length; i++) {
      defective[i] = samples.get(i).defective();
    }
    return new ScoredImages(
        samples.stream().map(ScoredSample::id).toList(),
        samples.stream().mapToDouble(ScoredSample::score).toArray(),
        defective);
  }
}
