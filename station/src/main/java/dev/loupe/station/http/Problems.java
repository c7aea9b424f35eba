package dev.loupe.station.http;

import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.station.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into answers: a status, a code, a sentence; never a stack trace. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int FAULT = 500;

  private Problems() {}

  /** The answer's body. */
  record Problem(int status, String code, String message) {

    static Problem of(Refusal refusal) {
      return new Problem(
          refusal.kind().status(), refusal.kind().code(), String.valueOf(refusal.getMessage()));
    }

    static Problem of(LoupeException failure) {
      return failure instanceof Refusal refusal
          ? of(refusal)
          : new Problem(FAULT, "fault", String.valueOf(failure.getMessage()));
    }
  }

  static void addTo(RoutesConfig routes) {
    routes.exception(Refusal.class, Problems::refused);
    routes.exception(HttpResponseException.class, (e, context) -> http(e.getStatus(), e, context));
    routes.exception(IllegalArgumentException.class, Problems::illegal);
    routes.exception(Exception.class, Problems::other);
  }

  private static void refused(Refusal refusal, Context context) {
    if (refusal.kind().status() == 429) {
      context.header("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
    }
    answer(context, Problem.of(refusal));
  }

  private static void http(int status, Exception e, Context context) {
    String code =
        switch (status) {
          case 404 -> "not_found";
          case 405 -> "method_not_allowed";
          case 413 -> "too_large";
          case 415 -> "unsupported_media_type";
          default -> status < FAULT ? "bad_request" : "fault";
        };
    String message =
        status == 404 ? "There is nothing at this address." : String.valueOf(e.getMessage());
    answer(context, new Problem(status, code, message));
  }

  private static void illegal(IllegalArgumentException e, Context context) {
    if (cameFromOutside(e)) {
      http(400, e, context);
    } else {
      other(e, context);
    }
  }

  /** The web server's own complaint about a request that cannot be parsed. */
  private static boolean cameFromOutside(Exception e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0
        && (trace[0].getClassName().startsWith("org.eclipse.jetty")
            || trace[0].getClassName().startsWith("java.net.URLDecoder"));
  }

  private static void other(Exception e, Context context) {
    if (e instanceof HttpException jetty) {
      http(jetty.getCode(), e, context);
    } else if (isAboutTheBody(e)) {
      http(400, new IOException("The request's body is broken or ended too early."), context);
    } else {
      LOG.error("Fault at {} {}", context.method(), context.path(), e);
      answer(
          context,
          new Problem(
              FAULT, "fault", "A fault in the station; its log says more. Please report it."));
    }
  }

  private static boolean isAboutTheBody(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException
          || cause instanceof TimeoutException
          || cause instanceof org.eclipse.jetty.io.EofException
          || cause instanceof jakarta.servlet.ServletException) {
        return true;
      }
      boolean reading = cause instanceof UncheckedIOException || cause instanceof IOException;
      String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (reading && (said.contains("multipart") || said.contains("boundary"))) {
        return true;
      }
    }
    return false;
  }

  static void answer(Context context, Problem problem) {
    if (context.res().isCommitted()) {
      return;
    }
    context.status(problem.status()).contentType("application/json");
    context.result(Json.mapper().valueToTree(problem).toString());
  }
}
