package io.lynceus.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a dataset version's content as 64 lower-case hexadecimal digits: equal content,
 * equal id.
 */
public record DatasetVersionId(@JsonValue String sha256) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator
  public DatasetVersionId {
    if (!FORM.matcher(sha256).matches()) {
      throw new IllegalArgumentException("A dataset version id has 64 hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return sha256;
  }
}
