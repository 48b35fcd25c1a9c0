package io.lynceus.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a registered model. */
public record ModelName(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

  @JsonCreator
  public ModelName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A model's name has 2 to 63 of a-z, 0-9 and '-', and does not start with '-'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
