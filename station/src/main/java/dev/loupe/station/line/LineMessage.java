package dev.loupe.station.line;

import java.util.Map;

/**
 * Something to tell the line. Once in the outbox it never changes: every attempt, also after a
 * restart or an upgrade, carries the same key and the same bytes.
 *
 * @param key idempotency key: whoever receives a key twice has received one message twice
 * @param kind what it tells of
 * @param part messages with the same part arrive in the order in which they were written; messages
 *     of different parts wait for each other never
 * @param names what topic templates may use: station, camera, product, serial, verdict, rule
 * @param body JSON text
 */
public record LineMessage(
    String key, MessageKind kind, String part, Map<String, String> names, String body) {

  /** Copies the names. */
  public LineMessage {
    if (key.isEmpty() || part.isEmpty()) {
      throw new IllegalArgumentException("A message needs a key and a part: " + key + ", " + part);
    }
    names = Map.copyOf(names);
  }
}
