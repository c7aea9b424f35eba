package dev.loupe.station.http;

import dev.loupe.station.access.Role;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Optional;

/**
 * One call of the HTTP interface. Each has an entry in {@code openapi.yaml}; a test compares both.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with parameters in braces, such as {@code /api/alerts/{alert}/acknowledge}
 * @param role that is needed; empty for calls without log-in
 * @param handler what it does; {@code Callers.of(context)} says who asks
 */
public record Route(HandlerType method, String path, Optional<Role> role, Handler handler) {

  /** A call that reads. */
  public static Route get(String path, Role role, Handler handler) {
    return new Route(HandlerType.GET, path, Optional.of(role), handler);
  }

  /** A call that does something. */
  public static Route post(String path, Role role, Handler handler) {
    return new Route(HandlerType.POST, path, Optional.of(role), handler);
  }

  /** A call that changes something. */
  public static Route put(String path, Role role, Handler handler) {
    return new Route(HandlerType.PUT, path, Optional.of(role), handler);
  }

  /** A call that removes something. */
  public static Route delete(String path, Role role, Handler handler) {
    return new Route(HandlerType.DELETE, path, Optional.of(role), handler);
  }
}
