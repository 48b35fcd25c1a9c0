package io.lynceus.data.annotation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who says so: a person's revision outranks an import's. */
enum LabelSource {
  IMPORT,
  PERSON;

  @JsonValue
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LabelSource labeled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
