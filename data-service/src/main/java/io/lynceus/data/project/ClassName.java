package io.lynceus.data.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What a class is called: text for people, never interpreted. Angle brackets and control characters
 * are refused, so that the name can stand in every format that is exported.
 */
public record ClassName(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[^<>\\p{Cntrl}]{1,100}");

  @JsonCreator
  public ClassName {
    value = value.strip();
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "A class name has 1 to 100 characters, without '<', '>' and control characters");
    }
  }

  /** Whether a text, already stripped, is a class name. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches() && text.equals(text.strip());
  }

  @Override
  public String toString() {
    return value;
  }
}
