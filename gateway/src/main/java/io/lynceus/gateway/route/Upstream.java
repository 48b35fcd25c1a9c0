package io.lynceus.gateway.route;

import java.util.Locale;

/** The services behind this door. */
public enum Upstream {
  DATA,
  TRAINING,
  INFERENCE;

  /** Its {@code spring.application.name}, and so the audience of its tokens. */
  public String serviceName() {
    return name().toLowerCase(Locale.ROOT) + "-service";
  }
}
