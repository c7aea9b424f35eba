package dev.loupe.station.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.station.access.Sessions;
import dev.loupe.station.access.Tokens;
import dev.loupe.station.setting.InspectionSettings;
import dev.loupe.station.setting.ServerSettings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.json.JsonMapper;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinBindException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The web server: every route behind the guard, security headers on every answer, problems as JSON.
 *
 * <p>Owns threads and a port: whoever starts it closes it, which lets requests under way finish for
 * some seconds.
 */
public final class WebServer implements AutoCloseable {

  private static final String NOTHING_TO_LOAD = "default-src 'none'; frame-ancestors 'none'";
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int INPUT_BYTES = 64 * 1024;
  private static final int IDLE_MILLIS = 60_000;
  private static final int STOP_MILLIS = 15_000;
  private static final int FORM_PARTS = 2000;

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Begins to listen.
   *
   * @param routes the calls
   * @param page adds the page's own routes, which need no log-in
   * @param temporary where large forms are put while they are read
   * @throws LoupeException when the port is taken
   */
  public static WebServer start(
      ServerSettings settings,
      InspectionSettings limits,
      Sessions sessions,
      Tokens tokens,
      List<Route> routes,
      Consumer<JavalinDefaultRoutingApi> page,
      Path temporary) {
    Guard guard = new Guard(sessions, tokens);
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings, limits, temporary);
              config.routes.before(WebServer::secure);
              Problems.addTo(config.routes);
              page.accept(config.routes);
              for (Route route : routes) {
                config.routes.addHttpHandler(route.method(), route.path(), guard.before(route));
              }
            });
    try {
      return new WebServer(javalin.start(settings.host(), settings.port()));
    } catch (JavalinBindException e) {
      throw new LoupeException(
          "The station cannot listen at "
              + settings.host()
              + ":"
              + settings.port()
              + ": "
              + e.getMessage()
              + " Choose another port with --port N.",
          e);
    }
  }

  private static void configure(
      JavalinConfig config, ServerSettings settings, InspectionSettings limits, Path temporary) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = 1 << 20;
    config.jsonMapper(new StrictJson());
    config.jetty.threadPool = new QueuedThreadPool(settings.threads(), 4, IDLE_MILLIS);
    config.jetty.multipartConfig.cacheDirectory(temporary.toString());
    config.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
    config.jetty.multipartConfig.maxFileSize(limits.maxBytes().count(), SizeUnit.BYTES);
    config.jetty.multipartConfig.maxTotalRequestSize(
        Math.multiplyExact(limits.maxBytes().count(), limits.batch()), SizeUnit.BYTES);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(HEADER_BYTES);
        });
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_MILLIS);
          server.addEventListener(new RoomForPictures(server));
          server.setAttribute("org.eclipse.jetty.server.Request.maxFormKeys", FORM_PARTS);
        });
  }

  private static void secure(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Content-Security-Policy", NOTHING_TO_LOAD);
    context.header("Cache-Control", "no-store");
  }

  /** The port it listens at. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  /** Reads bodies in larger pieces than the few kilobytes that suit a page. */
  private record RoomForPictures(Server server) implements LifeCycle.Listener {

    @Override
    public void lifeCycleStarting(LifeCycle event) {
      Stream.of(server.getConnectors())
          .flatMap(connector -> connector.getConnectionFactories().stream())
          .filter(HttpConnectionFactory.class::isInstance)
          .map(HttpConnectionFactory.class::cast)
          .forEach(factory -> factory.setInputBufferSize(INPUT_BYTES));
    }
  }

  /** Loupe's JSON instead of the web server's. */
  private static final class StrictJson implements JsonMapper {

    @Override
    public String toJsonString(Object value, Type type) {
      JsonNode tree = value instanceof JsonNode known ? known : Json.mapper().valueToTree(value);
      return tree.toString();
    }
  }
}
