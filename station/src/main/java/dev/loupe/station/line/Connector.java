package dev.loupe.station.line;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The way to one destination. Safe for threads; closed by the relay that owns it.
 *
 * <p>{@link #send} never throws for what goes wrong outside: the future always completes, in
 * bounded time, with an {@link Outcome}.
 */
public interface Connector extends AutoCloseable {

  /** The destination's name, such as "mqtt"; rows of the outbox carry it, so it must not change. */
  String name();

  /** What this destination wants to hear of. */
  Set<MessageKind> kinds();

  /**
   * Begins to connect, where that takes more than a request; called once, before the first send.
   */
  default void open() {}

  /** Tries once to deliver. */
  CompletableFuture<Outcome> send(LineMessage message);

  /** Calls when a broken way is open again, so that nobody need wait out a pause. */
  default void onOpen(Runnable wake) {}

  @Override
  void close();
}
