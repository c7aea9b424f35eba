package dev.loupe.dataset.boards;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One joint, or a few neighbours, soldered badly.
 *
 * @param part whose joints
 * @param terminals which of them
 * @param state how they turned out
 */
record JointFlaw(Part part, List<Integer> terminals, JointState state) implements Flaw {

  JointFlaw {
    terminals = List.copyOf(terminals);
  }

  static JointFlaw of(JointState.Quality quality, double severity, Dice dice) {
    Part part = dice.pick(PartsList.PARTS);
    int row = Math.max(1, part.component().terminals().size() / 2);
    int first = dice.below(part.component().terminals().size());
    int last =
        severity > 0.7 ? Math.min(first + 1 + dice.below(2), first / row * row + row - 1) : first;
    List<Integer> terminals =
        IntStream.rangeClosed(first, Math.max(first, last))
            .filter(i -> i < part.component().terminals().size())
            .boxed()
            .toList();
    return new JointFlaw(part, terminals, new JointState(quality, severity));
  }

  @Override
  public void alter(Assembly assembly) {
    assembly.soldered(part, terminals, state);
  }
}
