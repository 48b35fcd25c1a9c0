package io.lynceus.training.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sizes that a run can ask for by name. */
public enum Preset {
  PICO(0.125, 0.1, 1024),
  NANO(0.25, 1 / 3d, 1024),
  SMALL(0.5, 1 / 3d, 1024),
  MEDIUM(0.75, 2 / 3d, 768);

  private final double width;
  private final double depth;
  private final int maxChannels;

  Preset(double width, double depth, int maxChannels) {
    this.width = width;
    this.depth = depth;
    this.maxChannels = maxChannels;
  }

  public Architecture architecture(int classes) {
    return new Architecture(width, depth, maxChannels, classes);
  }

  /** The name in options and manifests. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Preset> labelled(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equals(label)).findFirst();
  }
}
