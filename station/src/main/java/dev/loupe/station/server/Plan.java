package dev.loupe.station.server;

import dev.loupe.station.access.Passwords;
import dev.loupe.station.part.StationPart;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a station is made with besides its settings.
 *
 * @param launcher the command that starts Loupe, for training jobs; empty for none
 * @param parts what else belongs to it
 * @param page adds the page's routes, which need no log-in
 * @param passwordRounds see {@link Passwords}
 * @param random for secrets
 * @param clock says the time
 */
public record Plan(
    List<String> launcher,
    List<StationPart.Factory> parts,
    Consumer<JavalinDefaultRoutingApi> page,
    int passwordRounds,
    SecureRandom random,
    Clock clock) {

  /** Copies the lists. */
  public Plan {
    launcher = List.copyOf(launcher);
    parts = List.copyOf(parts);
  }

  /** Without parts, page and training. */
  public static Plan standard() {
    return new Plan(
        List.of(),
        List.of(),
        routes -> {},
        Passwords.ROUNDS,
        new SecureRandom(),
        Clock.systemUTC());
  }

  /** The same with the command that starts Loupe. */
  public Plan withLauncher(List<String> command) {
    return new Plan(command, parts, page, passwordRounds, random, clock);
  }

  /** The same with further parts. */
  public Plan withParts(List<StationPart.Factory> others) {
    return new Plan(launcher, others, page, passwordRounds, random, clock);
  }

  /** The same with a page. */
  public Plan withPage(Consumer<JavalinDefaultRoutingApi> other) {
    return new Plan(launcher, parts, other, passwordRounds, random, clock);
  }

  /** The same with another number of rounds for new passwords. */
  public Plan withPasswordRounds(int rounds) {
    return new Plan(launcher, parts, page, rounds, random, clock);
  }
}
