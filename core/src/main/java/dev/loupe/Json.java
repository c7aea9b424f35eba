package dev.loupe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How Loupe writes and reads JSON: records, {@code snake_case} keys, ISO times in UTC; unknown
 * keys, missing numbers and trailing text are errors. No type is ever named in the text, so reading
 * it creates nothing but the record asked for.
 */
public final class Json {

  private static final JsonMapper STRICT =
      configure(JsonMapper.builder(bounded(new JsonFactory())));

  private Json() {}

  /** The shared mapper; safe for threads, not to be reconfigured. */
  public static ObjectMapper mapper() {
    return STRICT;
  }

  /** The same rules on another text format, such as YAML. */
  public static <
          M extends ObjectMapper, B extends com.fasterxml.jackson.databind.cfg.MapperBuilder<M, B>>
      M configure(B builder) {
    return builder
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .serializationInclusion(JsonInclude.Include.ALWAYS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .build();
  }

  private static JsonFactory bounded(JsonFactory factory) {
    return factory
        .rebuild()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(100).maxStringLength(4_000_000).build())
        .build();
  }
}
