package dev.loupe.station.outbox;

import dev.loupe.station.line.MessageKind;
import java.util.Set;

/**
 * A destination as the outbox knows it.
 *
 * @param name of its connector
 * @param kinds that are put into the outbox for it
 */
public record Channel(String name, Set<MessageKind> kinds) {

  /** Copies the set. */
  public Channel {
    kinds = Set.copyOf(kinds);
  }
}
