package dev.loupe.station.store;

import java.util.ArrayList;
import java.util.List;

/** What a transaction put off to its commit and to its end. */
final class Aftermath {

  private final List<Runnable> commit = new ArrayList<>();
  private final List<Runnable> end = new ArrayList<>();

  void atCommit(Runnable action) {
    commit.add(action);
  }

  void atEnd(Runnable action) {
    end.add(action);
  }

  void committed() {
    commit.forEach(Runnable::run);
  }

  void ended() {
    end.forEach(Runnable::run);
  }
}
