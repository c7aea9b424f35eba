package dev.loupe.station.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.Version;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditBook;
import dev.loupe.station.access.AuditCheck;
import dev.loupe.station.access.Caller;
import dev.loupe.station.access.LoginLimit;
import dev.loupe.station.access.Role;
import dev.loupe.station.access.Sessions;
import dev.loupe.station.access.Sessions.Session;
import dev.loupe.station.access.Tokens;
import dev.loupe.station.access.User;
import dev.loupe.station.access.Users;
import dev.loupe.station.store.Database;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Log-in, users, tokens, audit trail. */
public final class AccessRoutes {

  private static final String DIGITS = "\\d{1,18}";

  private final Users users;
  private final Sessions sessions;
  private final Tokens tokens;
  private final LoginLimit limit;
  private final Database database;
  private final boolean secureCookies;

  /** Over the users of a database. */
  public AccessRoutes(
      Users users,
      Sessions sessions,
      Tokens tokens,
      LoginLimit limit,
      Database database,
      boolean secureCookies) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.limit = limit;
    this.database = database;
    this.secureCookies = secureCookies;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        new Route(HandlerType.POST, "/api/login", Optional.empty(), this::logIn),
        Route.post("/api/logout", Role.VIEWER, this::logOut),
        Route.get("/api/me", Role.VIEWER, this::me),
        Route.post("/api/me/password", Role.VIEWER, this::changePassword),
        Route.get("/api/users", Role.ADMIN, this::listUsers),
        Route.post("/api/users", Role.ADMIN, this::addUser),
        Route.put("/api/users/{user}", Role.ADMIN, this::changeUser),
        Route.get("/api/tokens", Role.ADMIN, this::listTokens),
        Route.post("/api/tokens", Role.ADMIN, this::makeToken),
        Route.delete("/api/tokens/{token}", Role.ADMIN, this::revokeToken),
        Route.get("/api/audit", Role.ENGINEER, this::audit),
        Route.get("/api/audit/verification", Role.ENGINEER, this::verifyAudit));
  }

  record LoginRequest(String name, String password) {}

  private void logIn(Context context) {
    LoginRequest wanted = Body.json(context, LoginRequest.class);
    User user =
        authenticated(context, wanted.name(), wanted.password())
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.UNAUTHORIZED, "Name and password do not fit together."));
    String secret = sessions.begin(user);
    Cookie cookie = new Cookie(Guard.COOKIE, secret);
    cookie.setHttpOnly(true);
    cookie.setSecure(secureCookies);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setPath("/");
    context.cookie(cookie);
    Session session = sessions.find(secret).orElseThrow();
    context.json(me(session.caller(), Optional.of(session.csrf())));
  }

  private Optional<User> authenticated(Context context, String name, String password) {
    limit.attempt(name, context.ip());
    return limit.compare(() -> users.authenticated(name, password));
  }

  private static ObjectNode me(Caller caller, Optional<String> csrf) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("name", caller.name()).put("role", caller.role().name());
    return json.put("csrf", csrf.orElse(null)).put("version", Version.current());
  }

  private void logOut(Context context) {
    Callers.session(context).ifPresent(sessions::end);
    context.removeCookie(Guard.COOKIE, "/");
    context.status(204);
  }

  private void me(Context context) {
    context.json(me(Callers.of(context), Callers.session(context).map(Session::csrf)));
  }

  record PasswordChange(String oldPassword, String newPassword) {}

  private void changePassword(Context context) {
    PasswordChange wanted = Body.json(context, PasswordChange.class);
    Session session =
        Callers.session(context)
            .orElseThrow(
                () -> new Refusal(Refusal.Kind.FORBIDDEN, "A token has no password to change."));
    String name = session.caller().name();
    if (authenticated(context, name, wanted.oldPassword()).isEmpty()) {
      throw new Refusal(Refusal.Kind.FORBIDDEN, "The old password is wrong.");
    }
    users.changeOwn(name, wanted.newPassword(), session.digest());
    context.status(204);
  }

  private void listUsers(Context context) {
    context.json(Views.items(users.all(), AccessRoutes::view));
  }

  private static JsonNode view(Object value) {
    return Json.mapper().valueToTree(value);
  }

  record UserRequest(String name, Role role, String password) {}

  private void addUser(Context context) {
    UserRequest wanted = Body.json(context, UserRequest.class);
    User user = users.add(wanted.name(), wanted.role(), wanted.password(), Callers.of(context));
    context.status(201).json(view(user));
  }

  record UserChange(Role role, boolean disabled, Optional<String> password) {}

  private void changeUser(Context context) {
    String name = Query.of(context).path("user");
    UserChange wanted = Body.json(context, UserChange.class);
    context.json(
        view(
            users.change(
                name, wanted.role(), wanted.disabled(), wanted.password(), Callers.of(context))));
  }

  private void listTokens(Context context) {
    context.json(Views.items(tokens.all(), AccessRoutes::view));
  }

  record TokenRequest(String name, Role role, Optional<Instant> expires) {}

  private void makeToken(Context context) {
    TokenRequest wanted = Body.json(context, TokenRequest.class);
    context
        .status(201)
        .json(
            view(tokens.make(wanted.name(), wanted.role(), wanted.expires(), Callers.of(context))));
  }

  private void revokeToken(Context context) {
    tokens.revoke(Query.of(context).path("token"), Callers.of(context));
    context.status(204);
  }

  private void audit(Context context) {
    Query query = Query.of(context);
    Optional<Long> before = query.cursor().map(AccessRoutes::number);
    int limitOfPage = query.limit();
    List<AuditBook.Entry> found =
        database.read(handle -> AuditBook.page(handle, before, limitOfPage + 1));
    List<AuditBook.Entry> shown = found.subList(0, Math.min(limitOfPage, found.size()));
    Optional<String> next =
        found.size() > limitOfPage
            ? Optional.of(String.valueOf(shown.get(limitOfPage - 1).seq()))
            : Optional.empty();
    context.json(Views.page(shown, AccessRoutes::view, next));
  }

  private static Long number(String cursor) {
    if (!cursor.matches(DIGITS)) {
      throw Refusal.invalid("cursor is not one that was given.");
    }
    return Long.valueOf(cursor);
  }

  private void verifyAudit(Context context) {
    context.json(view(database.read(AuditCheck::of)));
  }
}
