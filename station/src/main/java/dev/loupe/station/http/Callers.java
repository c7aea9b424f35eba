package dev.loupe.station.http;

import dev.loupe.station.Refusal;
import dev.loupe.station.access.Caller;
import dev.loupe.station.access.Sessions.Session;
import io.javalin.http.Context;
import java.util.Optional;

/** Who asks, once the {@link Guard} has let them in. */
public final class Callers {

  private static final String CALLER = "loupe.caller";
  private static final String SESSION = "loupe.session";

  private Callers() {}

  /** Who asks. */
  public static Caller of(Context context) {
    Caller caller = context.attribute(CALLER);
    if (caller == null) {
      throw new Refusal(Refusal.Kind.UNAUTHORIZED, "Log in, or send a token.");
    }
    return caller;
  }

  /** The page log-in by which they ask; empty for tokens. */
  static Optional<Session> session(Context context) {
    return Optional.ofNullable(context.attribute(SESSION));
  }

  static void note(Context context, Caller caller) {
    context.attribute(CALLER, caller);
  }

  static void note(Context context, Session session) {
    context.attribute(SESSION, session);
    note(context, session.caller());
  }
}
