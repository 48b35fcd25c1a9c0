package io.lynceus.inference.catalogue;

import io.lynceus.registry.ModelRegistry;

/** Access rules for tests of those who ask them. */
public final class Accesses {
  private Accesses() {}

  public static ModelAccess over(ModelRegistry registry) {
    return new ModelAccess(registry);
  }
}
