package io.lynceus.inference.rollout;

import io.lynceus.contracts.ModelName;
import io.lynceus.inference.loading.LoadedModels;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import java.time.Clock;
import java.time.Duration;

/** Live models for tests, with the events that would reach them. */
public final class Rollouts {
  private static final RolloutProperties PROPERTIES =
      new RolloutProperties(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(5));

  private Rollouts() {}

  public static LiveModels of(ModelRegistry registry, LoadedModels loaded) {
    return new LiveModels(registry, loaded, PROPERTIES, Clock.systemUTC());
  }

  public static void moved(LiveModels live, ModelName model, AliasName alias) {
    live.moved(model, alias.label());
  }
}
