package io.lynceus.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The SHA-256 of an image's bytes as 64 lower-case hexadecimal digits. */
public record ImageId(@JsonValue String sha256) implements Comparable<ImageId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator
  public ImageId {
    if (!FORM.matcher(sha256).matches()) {
      throw new IllegalArgumentException("An image id has 64 hexadecimal digits");
    }
  }

  @Override
  public int compareTo(ImageId other) {
    return sha256.compareTo(other.sha256);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
