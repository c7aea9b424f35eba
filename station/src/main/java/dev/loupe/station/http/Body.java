package dev.loupe.station.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads what comes with a request, within limits. */
public final class Body {

  private static final int LARGEST_JSON = 1 << 20;
  private static final int LARGEST_AT_ONCE = 16 << 20;

  private Body() {}

  /** The media type without its parameters, in small letters; empty when there is none. */
  static String mediaType(Context context) {
    String stated = Optional.ofNullable(context.contentType()).orElse("");
    return stated.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A record from JSON.
   *
   * @throws Refusal when it is another media type, too large, no JSON, or has unknown, missing or
   *     wrong keys
   */
  public static <T extends Record> T json(Context context, Class<T> type) {
    if (!mediaType(context).equals("application/json")) {
      throw unsupported("application/json", context);
    }
    try {
      JsonNode tree = Json.mapper().readTree(bytes(context, LARGEST_JSON));
      if (!tree.isObject()) {
        throw new Refusal(Refusal.Kind.BAD_REQUEST, "The body must be a JSON object.");
      }
      Texts.requirePlain(tree);
      return complete(Json.mapper().treeToValue(tree, type));
    } catch (JsonMappingException e) {
      throw new Refusal(Refusal.Kind.BAD_REQUEST, "The body: " + said(e) + ".", e);
    } catch (JsonProcessingException e) {
      throw new Refusal(
          Refusal.Kind.BAD_REQUEST, "The body is no JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new Refusal(Refusal.Kind.BAD_REQUEST, "The body cannot be read: " + e, e);
    }
  }

  private static String said(JsonMappingException e) {
    Throwable cause = e.getCause();
    String said =
        cause instanceof Refusal || cause instanceof IllegalArgumentException
            ? String.valueOf(cause.getMessage())
            : e.getOriginalMessage();
    return said.replaceAll("\\(class [^)]*\\), not marked as ignorable.*", "is not known")
        .replaceAll("`dev\\.loupe[^`]*`", "what is expected")
        .replaceAll("\\.$", "");
  }

  private static <T extends Record> T complete(T value) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        if (component.getAccessor().invoke(value) == null) {
          throw new Refusal(
              Refusal.Kind.BAD_REQUEST,
              "The body: the key '" + snake(component.getName()) + "' is missing.");
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return value;
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /**
   * The whole body.
   *
   * @throws Refusal when it has more than so many bytes
   */
  static byte[] bytes(Context context, long most) {
    requireDeclared(context, most);
    try (InputStream in = context.req().getInputStream()) {
      byte[] content = content(in, context.req().getContentLengthLong(), most);
      if (content.length > most) {
        throw tooLarge(most);
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is declared is read in one piece, as far as its memory may be taken before it came. */
  private static byte[] content(InputStream in, long declared, long most) throws IOException {
    if (declared < 0 || declared > LARGEST_AT_ONCE) {
      return in.readNBytes((int) most + 1);
    }
    byte[] content = new byte[(int) declared];
    int read = in.readNBytes(content, 0, content.length);
    return read == content.length ? content : Arrays.copyOf(content, read);
  }

  /**
   * The same JSON, when there is no text in it that cannot be stored.
   *
   * @throws Refusal when there is, or when it is no JSON
   */
  static byte[] plain(byte[] json) {
    try {
      Texts.requirePlain(Json.mapper().readTree(json));
      return json;
    } catch (IOException e) {
      throw new Refusal(Refusal.Kind.BAD_REQUEST, "The body is no JSON.", e);
    }
  }

  /** Refuses a body that says beforehand that it is too large. */
  static void requireDeclared(Context context, long most) {
    if (context.req().getContentLengthLong() > most) {
      throw tooLarge(most);
    }
  }

  static Refusal tooLarge(long most) {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        String.format(
            Locale.ROOT, "At most %,d bytes are accepted here (setting inspection).", most));
  }

  static Refusal unsupported(String expected, Context context) {
    return new Refusal(
        Refusal.Kind.UNSUPPORTED_MEDIA_TYPE,
        "Expected the content type " + expected + ", found '" + mediaType(context) + "'.");
  }
}
