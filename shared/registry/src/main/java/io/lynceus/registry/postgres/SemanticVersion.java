package io.lynceus.registry.postgres;

import io.lynceus.vision.packaging.ModelManifest;
import java.util.Comparator;

/** How a version differs from those before it: contract, content, calibration. */
record SemanticVersion(int major, int minor, int patch) implements Comparable<SemanticVersion> {
  static final SemanticVersion FIRST = new SemanticVersion(1, 0, 0);

  private static final Comparator<SemanticVersion> ORDER =
      Comparator.comparingInt(SemanticVersion::major)
          .thenComparingInt(SemanticVersion::minor)
          .thenComparingInt(SemanticVersion::patch);

  static SemanticVersion parse(String text) {
    var parts = text.split("\\.", -1);
    return new SemanticVersion(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  /** The next after this, the highest, for a network that differs so from its own. */
  SemanticVersion next(ModelManifest own, ModelManifest other) {
    return own.detector().equals(other.detector())
        ? new SemanticVersion(major, minor + 1, 0)
        : new SemanticVersion(major + 1, 0, 0);
  }

  SemanticVersion recalibrated() {
    return new SemanticVersion(major, minor, patch + 1);
  }

  boolean sharesWeightsWith(SemanticVersion other) {
    return major == other.major && minor == other.minor;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
