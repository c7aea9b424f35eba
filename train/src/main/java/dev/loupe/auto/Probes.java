package dev.loupe.auto;

import dev.loupe.dataset.Sample;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.image.Thumbnails;
import dev.loupe.synthetic.ProbeDefect;
import dev.loupe.synthetic.SyntheticDefect;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The questions of a trial: good pictures that no candidate has learned from, each as it is and
 * with a painted defect of every kind in turn. The same for all candidates.
 *
 * @param clean good pictures
 * @param painted the same with a defect
 */
record Probes(List<Picture> clean, List<SyntheticDefect> painted) {

  /** Good pictures asked about at most; with their painted versions about three times as many. */
  private static final int MOST = 40;

  private static final int PAINTED_EACH = 2;
  private static final int SIDE = 512;

  /** Copies the lists. */
  Probes {
    clean = List.copyOf(clean);
    painted = List.copyOf(painted);
  }

  /** Paints defects into pictures, shrunk to at most 512 pixels a side. */
  static Probes paint(List<Sample> good, RandomGenerator random) {
    List<Picture> clean = new ArrayList<>();
    List<SyntheticDefect> painted = new ArrayList<>();
    ProbeDefect[] kinds = ProbeDefect.values();
    for (Sample sample : spread(good, MOST)) {
      Picture picture = Thumbnails.of(sample.source().picture(), SIDE);
      clean.add(picture);
      for (int i = 0; i < PAINTED_EACH; i++) {
        kinds[painted.size() % kinds.length]
            .paint(picture, random)
            .or(() -> ProbeDefect.HAIR.paint(picture, random))
            .ifPresent(painted::add);
      }
    }
    return new Probes(clean, painted);
  }

  /** At most so many, evenly from all. */
  static List<Sample> spread(List<Sample> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<Sample> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * all.size() / most)));
    }
    return List.copyOf(some);
  }

  /** All pictures, the clean ones first. */
  List<Picture> pictures() {
    List<Picture> all = new ArrayList<>(clean);
    painted.forEach(defect -> all.add(defect.picture()));
    return all;
  }

  /** Where the defect of a picture of {@link #pictures} is; nowhere in a clean one. */
  Mask mask(int picture) {
    return picture < clean.size()
        ? Mask.empty(clean.get(picture).width(), clean.get(picture).height())
        : painted.get(picture - clean.size()).mask();
  }
}
