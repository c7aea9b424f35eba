package dev.loupe.metric;

import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The metrics written down as they are defined, without a thought for speed. */
final class Plain {

  private Plain() {}

  static double auroc(ScoredImages images) {
    double wins = 0;
    for (int i = 0; i < images.size(); i++) {
      for (int j = 0; j < images.size(); j++) {
        if (images.defective()[i] && !images.defective()[j]) {
          double difference = images.scores()[i] - images.scores()[j];
          wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
        }
      }
    }
    return wins / (images.goodWeight() * images.defectiveWeight());
  }

  static double averagePrecision(ScoredImages images) {
    double sum = 0;
    double recallBefore = 0;
    for (double threshold : downwards(images.scores())) {
      ConfusionCounts counts = AtThreshold.of(images, threshold).counts();
      double recall = counts.recall().orElseThrow();
      sum += (recall - recallBefore) * counts.precision().orElseThrow();
      recallBefore = recall;
    }
    return sum;
  }

  static double f1Max(ScoredImages images) {
    double best = 0;
    for (double threshold : downwards(images.scores())) {
      best = Math.max(best, AtThreshold.of(images, threshold).counts().f1().orElseThrow());
    }
    return best;
  }

  private static Iterable<Double> downwards(double[] scores) {
    TreeSet<Double> distinct = new TreeSet<>();
    for (double score : scores) {
      distinct.add(score);
    }
    return distinct.descendingSet();
  }

  /** One test image. */
  record Scored(AnomalyMap map, Mask mask) {}

  /** The pixels of one defect. */
  record Defect(AnomalyMap map, List<Integer> pixels) {

    double share(double threshold) {
      return (double) pixels.stream().filter(p -> map.values()[p] >= threshold).count()
          / pixels.size();
    }
  }

  /** Components found by merging labels until nothing changes. */
  static List<Defect> defects(List<Scored> images) {
    List<Defect> defects = new ArrayList<>();
    for (Scored image : images) {
      int[] labels = labels(image.mask());
      for (int label = 1; label <= labels.length; label++) {
        List<Integer> pixels = new ArrayList<>();
        for (int p = 0; p < labels.length; p++) {
          if (labels[p] == label) {
            pixels.add(p);
          }
        }
        if (!pixels.isEmpty()) {
          defects.add(new Defect(image.map(), pixels));
        }
      }
    }
    return defects;
  }

  private static int[] labels(Mask mask) {
    int[] labels = new int[mask.set().length];
    for (int p = 0; p < labels.length; p++) {
      labels[p] = mask.set()[p] ? p + 1 : 0;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int p = 0; p < labels.length; p++) {
        for (int q = 0; q < labels.length; q++) {
          int dx = Math.abs(p % mask.width() - q % mask.width());
          int dy = Math.abs(p / mask.width() - q / mask.width());
          if (labels[p] > 0 && labels[q] > labels[p] && dx <= 1 && dy <= 1) {
            labels[q] = labels[p];
            changed = true;
          }
        }
      }
    }
    return labels;
  }

  static double pro(List<Scored> images, double threshold) {
    return overlap(defects(images), threshold);
  }

  private static double overlap(List<Defect> defects, double threshold) {
    return defects.stream().mapToDouble(d -> d.share(threshold)).average().orElseThrow();
  }

  static double falsePositiveRate(List<Scored> images, double threshold) {
    int good = 0;
    int called = 0;
    for (Scored image : images) {
      for (int p = 0; p < image.mask().set().length; p++) {
        if (!image.mask().set()[p]) {
          good++;
          called += image.map().values()[p] >= threshold ? 1 : 0;
        }
      }
    }
    return (double) called / good;
  }

  static double aupro(List<Scored> images, double limit) {
    TreeSet<Double> distinct = new TreeSet<>();
    images.forEach(
        image -> {
          for (float value : image.map().values()) {
            distinct.add((double) value);
          }
        });
    List<Defect> defects = defects(images);
    double area = 0;
    double x0 = 0;
    double y0 = 0;
    for (double threshold : distinct.descendingSet()) {
      double x1 = falsePositiveRate(images, threshold);
      double y1 = overlap(defects, threshold);
      if (x1 > limit) {
        double atLimit = y0 + (y1 - y0) * (limit - x0) / (x1 - x0);
        return (area + (limit - x0) * (y0 + atLimit) / 2) / limit;
      }
      area += (x1 - x0) * (y0 + y1) / 2;
      x0 = x1;
      y0 = y1;
    }
    return area / limit;
  }
}
