package dev.loupe.station.alert;

import java.util.List;

/**
 * What a rule answers: its next state, and what began or ended.
 *
 * @param state to be kept, and handed back with the next part
 * @param changes mostly none
 * @param <S> the rule's own state
 */
public record Step<S>(S state, List<Change> changes) {

  /** Copies the list. */
  public Step {
    changes = List.copyOf(changes);
  }

  static <S> Step<S> quiet(S state) {
    return new Step<>(state, List.of());
  }

  static <S> Step<S> loud(S state, Change change) {
    return new Step<>(state, List.of(change));
  }
}
