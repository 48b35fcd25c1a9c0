package io.lynceus.platform.request;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as requests are read: a field that we do not know is refused rather than ignored, one that
 * is there twice has no value, and neither "1" nor 1.5 is a whole number that somebody meant.
 * Answers of other servers and events keep a lenient mapper, so that they may grow.
 */
public final class StrictJson {
  private StrictJson() {}

  /** The same mapper, strict. */
  public static JsonMapper of(JsonMapper.Builder lenient) {
    return lenient
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .build();
  }
}
