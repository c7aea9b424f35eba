package dev.loupe.station.outbox;

import dev.loupe.station.line.Connector;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a relay run, until closed: at once when woken, else every second. Owns the relay's
 * connector.
 */
public final class RelayThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RelayThread.class);
  private static final Duration NAP = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Relay relay;
  private final Connector connector;
  private final Thread thread;
  private final Object bell = new Object();
  private boolean rung;
  private volatile boolean closed;

  /** A thread that runs at once. */
  public RelayThread(Relay relay, Connector connector) {
    this.relay = relay;
    this.connector = connector;
    thread = new Thread(this::run, "line-" + connector.name());
    thread.setDaemon(true);
    connector.onOpen(
        () -> {
          relay.open();
          wake();
        });
    connector.open();
    thread.start();
  }

  /** There is something to send. */
  public void wake() {
    synchronized (bell) {
      rung = true;
      bell.notifyAll();
    }
  }

  private void run() {
    while (!closed) {
      try {
        if (relay.round() == 0) {
          nap();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The outbox of {} could not be worked off; it goes on", connector.name(), e);
        sleep();
      }
    }
  }

  private void nap() throws InterruptedException {
    synchronized (bell) {
      if (!rung) {
        bell.wait(NAP.toMillis());
      }
      rung = false;
    }
  }

  private void sleep() {
    try {
      Thread.sleep(NAP.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Ends after the round that runs, within five seconds, and closes the connector. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(GOODBYE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
    connector.close();
  }
}
