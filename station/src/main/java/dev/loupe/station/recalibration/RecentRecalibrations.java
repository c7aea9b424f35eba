package dev.loupe.station.recalibration;

import dev.loupe.station.Refusal;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.recalibration.Recalibration.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest {@value #REMEMBERED} recalibrations and where they are; at most one of them runs.
 *
 * <p>Threads: may be shared.
 */
final class RecentRecalibrations {

  private static final int REMEMBERED = 50;

  private final EventBus events;
  private final Map<String, Recalibration> known = new LinkedHashMap<>();

  /** None yet. */
  RecentRecalibrations(EventBus events) {
    this.events = events;
  }

  /**
   * Adds one that is about to run. Nobody hears of it yet.
   *
   * @throws Refusal when another one runs
   */
  synchronized void begin(Recalibration begun) {
    if (known.values().stream().anyMatch(one -> one.state() == State.RUNNING)) {
      throw new Refusal(Refusal.Kind.CONFLICT, "Another recalibration runs; wait for its end.");
    }
    known.put(begun.id(), begun);
    int surplus = Math.max(0, known.size() - REMEMBERED);
    known.keySet().removeAll(known.keySet().stream().limit(surplus).toList());
  }

  /** Takes one back that could not begin. */
  synchronized void forget(Recalibration begun) {
    known.remove(begun.id());
  }

  /** Notes where one is, and says so. */
  void put(Recalibration now) {
    synchronized (this) {
      known.put(now.id(), now);
    }
    events.publish(
        new StationEvent(
            "recalibration", Optional.of(now.basis().station()), RecalibrationView.of(now)));
  }

  /** Those of a recipe, the newest first. */
  synchronized List<Recalibration> of(String station, String recipe) {
    List<Recalibration> all = new ArrayList<>();
    known.values().stream()
        .filter(one -> isOf(one, station, recipe))
        .forEach(one -> all.add(0, one));
    return all;
  }

  private static boolean isOf(Recalibration one, String station, String recipe) {
    return one.basis().station().equals(station) && one.basis().recipe().equals(recipe);
  }
}
