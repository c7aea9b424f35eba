package dev.loupe.station;

import dev.loupe.LoupeException;

/**
 * The station understood and will not: no such model, queue full, path outside the allowed folders.
 * Becomes an HTTP answer with the status of its kind.
 */
public final class Refusal extends LoupeException {

  /** What is refused, with the code by which programs tell them apart. */
  public enum Kind {
    /** The request cannot be read. */
    BAD_REQUEST(400, "bad_request"),
    /** A value is out of its range. */
    INVALID_VALUE(400, "invalid_value"),
    /** No valid log-in or token. */
    UNAUTHORIZED(401, "unauthorized"),
    /** The role does not allow it. */
    FORBIDDEN(403, "forbidden"),
    /** The CSRF token is missing or wrong. */
    CSRF(403, "csrf"),
    /** The path lies outside the configured folders. */
    PATH_NOT_ALLOWED(403, "path_not_allowed"),
    /** There is none. */
    NOT_FOUND(404, "not_found"),
    /** It does not fit what there is. */
    CONFLICT(409, "conflict"),
    /** No model is in force. */
    NOTHING_IN_FORCE(409, "nothing_in_force"),
    /** Training is not available. */
    NO_TRAINING(409, "no_training"),
    /** Larger than the station accepts. */
    TOO_LARGE(413, "too_large"),
    /** Another content type was expected. */
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported_media_type"),
    /** The model's file is refused. */
    MODEL_REFUSED(422, "model_refused"),
    /** The file of defect groups is refused. */
    GROUPS_REFUSED(422, "groups_refused"),
    /** The serial number does not match the recipe's pattern. */
    SERIAL_MISMATCH(422, "serial_mismatch"),
    /** Too much at once; try again. */
    BUSY(429, "busy"),
    /** Too many attempts to log in; wait. */
    TOO_MANY_ATTEMPTS(429, "too_many_attempts"),
    /** The detector failed. */
    DETECTOR_FAILED(503, "detector_failed"),
    /** The station is shutting down. */
    STOPPING(503, "stopping");

    private final int status;
    private final String code;

    Kind(int status, String code) {
      this.status = status;
      this.code = code;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The code in the answer. */
    public String code() {
      return code;
    }
  }

  private final Kind kind;
  private final int retryAfterSeconds;

  /** A refusal whose message says what was expected, what was found and what to do. */
  public Refusal(Kind kind, String message) {
    this(kind, message, 1);
  }

  /** A refusal that passes with time. */
  public Refusal(Kind kind, String message, int retryAfterSeconds) {
    super(message);
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A refusal for which something below is the reason. */
  public Refusal(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    retryAfterSeconds = 1;
  }

  /** What is refused. */
  public Kind kind() {
    return kind;
  }

  /** When it makes sense to try again, where it does. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** There is no such thing. */
  public static Refusal notFound(String what, String id) {
    return new Refusal(Kind.NOT_FOUND, "There is no " + what + " '" + id + "'.");
  }

  /** A value is out of its range. */
  public static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID_VALUE, message);
  }
}
