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
    int count = part.component().terminals().size();
    int first = dice.below(count);
    int last = severity > 0.7 ? first + 1 + dice.below(2) : first;
    List<Integer> terminals =
        IntStream.rangeClosed(first, last).filter(i -> sameRow(first, i, count)).boxed().toList();
    return new JointFlaw(part, terminals, new JointState(quality, severity));
  }

  /** Terminals are counted along one side, then along the other. */
  private static boolean sameRow(int first, int other, int count) {
    int row = (count + 1) / 2;
    return other < count && other / row == first / row;
  }

  @Override
  public void alter(Assembly assembly) {
    assembly.soldered(part, terminals, state);
  }
}
