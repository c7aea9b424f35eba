package dev.loupe.station.http;

import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.access.Sessions;
import dev.loupe.station.access.Sessions.Session;
import dev.loupe.station.access.Tokens;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Optional;

/**
 * Stands before every route: finds out who asks, whether their role allows it, and whether a change
 * that comes with a cookie was meant by the page.
 */
final class Guard {

  /** The cookie of a page log-in. */
  static final String COOKIE = "loupe_session";

  private static final String CSRF = "X-CSRF-Token";
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final Tokens tokens;

  Guard(Sessions sessions, Tokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /** The route's handler behind the guard. */
  Handler before(Route route) {
    return context -> {
      Texts.requirePlain(context);
      if (route.role().isPresent()) {
        identify(context);
        requireRole(context, route.role().get());
      }
      route.handler().handle(context);
    };
  }

  private void identify(Context context) {
    Optional<String> authorization = Optional.ofNullable(context.header("Authorization"));
    if (authorization.isPresent()) {
      String value = authorization.get();
      String secret = value.startsWith(BEARER) ? value.substring(BEARER.length()).strip() : "";
      Callers.note(context, tokens.caller(secret).orElseThrow(Guard::unknown));
      return;
    }
    Session session =
        Optional.ofNullable(context.cookie(COOKIE))
            .flatMap(sessions::find)
            .orElseThrow(Guard::unknown);
    if (!isReading(context)) {
      requireCsrf(context, session);
    }
    Callers.note(context, session);
  }

  private static boolean isReading(Context context) {
    return context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD);
  }

  private static void requireCsrf(Context context, Session session) {
    String sent = Optional.ofNullable(context.header(CSRF)).orElse("");
    if (!Sessions.fits(session, sent)) {
      throw new Refusal(
          Refusal.Kind.CSRF,
          "The header " + CSRF + " is missing or wrong. Take its value from GET /api/me.");
    }
  }

  private static Refusal unknown() {
    return new Refusal(
        Refusal.Kind.UNAUTHORIZED,
        "Log in at the page, or send a valid token in the header Authorization: Bearer TOKEN.");
  }

  private static void requireRole(Context context, Role needed) {
    Role role = Callers.of(context).role();
    if (!role.covers(needed)) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN, "This needs the role " + needed + "; yours is " + role + ".");
    }
  }
}
