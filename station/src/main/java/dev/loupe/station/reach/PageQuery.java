package dev.loupe.station.reach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a call for a list asks for, {@code limit} and {@code cursor} above all, and its answer:
 * {@code items} and {@code next}.
 */
public final class PageQuery {

  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Context context;
  private final int limit;

  private PageQuery(Context context) {
    this.context = context;
    limit = text("limit").map(PageQuery::limit).orElse(USUAL);
  }

  /**
   * The query of a call.
   *
   * @throws Refusal when the limit is no number in 1..500
   */
  public static PageQuery of(Context context) {
    return new PageQuery(context);
  }

  private static int limit(String text) {
    int value = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > MOST) {
      throw Refusal.invalid("'limit' must lie in 1.." + MOST + ", not '" + text + "'.");
    }
    return value;
  }

  /** At most so many items. */
  public int limit() {
    return limit;
  }

  /** Where the page before ended. */
  public Optional<String> cursor() {
    return text("cursor");
  }

  /** A parameter that may be absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
  }

  /**
   * A parameter that is one of a few words.
   *
   * @throws Refusal when it is another
   */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> words) {
    return text(name)
        .map(
            value ->
                Arrays.stream(words.getEnumConstants())
                    .filter(word -> word.name().equals(value))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Refusal.invalid(
                                "'%s' must be one of %s, not '%s'."
                                    .formatted(
                                        name, Arrays.toString(words.getEnumConstants()), value))));
  }

  /** Answers with a page; a full one names its last item as the cursor of the next. */
  public <T> void answer(List<T> items, Function<T, String> id) {
    ObjectNode page = Json.mapper().createObjectNode();
    page.set("items", Json.mapper().valueToTree(items));
    page.put("next", items.size() < limit ? null : id.apply(items.get(items.size() - 1)));
    answer(context, page);
  }

  /** Answers with JSON. */
  public static void answer(Context context, Object value) {
    try {
      context.contentType("application/json").result(Json.mapper().writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer can be written as JSON", e);
    }
  }
}
