package dev.loupe.pretraining;

import dev.loupe.LoupeException;
import dev.loupe.procedural.Scene;
import java.util.Arrays;
import java.util.Locale;

/** What the network is asked about each cell of a scene. */
enum Question {
  /** Which material fills it; open where none fills most of it. */
  MATERIAL(1) {
    @Override
    int answers(int materials) {
      return materials;
    }

    @Override
    long answer(Scene scene, Cell cell) {
      return cell.majority(scene.materials());
    }
  },
  /** Of what kind the thing is that fills it. */
  KIND(0.3) {
    @Override
    int answers(int materials) {
      return Scene.kindCount();
    }

    @Override
    long answer(Scene scene, Cell cell) {
      return cell.majority(scene.kinds());
    }
  },
  /** Which way the edge of a thing runs through it, in eighths of a half turn; 0 for no edge. */
  EDGE(0.3) {
    @Override
    int answers(int materials) {
      return 1 + Cell.DIRECTIONS;
    }

    @Override
    long answer(Scene scene, Cell cell) {
      return cell.edge(scene.things());
    }
  },
  /** Whether something in it was spoiled; open where it is only grazed. */
  BLEMISH(0.5) {
    @Override
    int answers(int materials) {
      return 2;
    }

    @Override
    long answer(Scene scene, Cell cell) {
      return cell.touched(scene.blemished());
    }
  };

  private final double weight;

  Question(double weight) {
    this.weight = weight;
  }

  /** How much a wrong answer costs. */
  double weight() {
    return weight;
  }

  /** How many answers there are. */
  abstract int answers(int materials);

  /** The right one, or {@link dev.loupe.network.torch.TorchLosses#IGNORED}. */
  abstract long answer(Scene scene, Cell cell);

  /** Its name in settings. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of a name.
   *
   * @throws LoupeException listing those there are
   */
  static Question of(String id) {
    return Arrays.stream(values())
        .filter(question -> question.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new LoupeException(
                    "There is no question \"%s\"; there are %s"
                        .formatted(id, Arrays.stream(values()).map(Question::id).toList())));
  }
}
