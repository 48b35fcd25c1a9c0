package io.lynceus.inference.rollout;

import io.lynceus.contracts.ModelName;
import io.lynceus.inference.loading.LoadedModels;
import io.lynceus.inference.loading.ModelKey;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.inference.loading.ModelNotServable;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.NotRegistered;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version behind each alias that is served here. A swap loads and warms up the new version
 * first, then changes one pointer; where that fails the old version stays, and the reason is kept.
 */
public final class LiveModels {
  private static final Logger log = LoggerFactory.getLogger(LiveModels.class);

  private final ModelRegistry registry;
  private final LoadedModels loaded;
  private final RolloutProperties properties;
  private final Clock clock;
  private final Map<Place, LiveVersion> live = new ConcurrentHashMap<>();

  private record Place(ModelName model, AliasName alias) {}

  LiveModels(
      ModelRegistry registry, LoadedModels loaded, RolloutProperties properties, Clock clock) {
    this.registry = registry;
    this.loaded = loaded;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Lends the version behind an alias; the holder keeps that version whatever happens. What came of
   * the first request is known from then on, also where no event told of the alias.
   */
  public ModelLease lease(ModelName model, AliasName alias, Duration patience) {
    var place = new Place(model, alias);
    String version = version(place);
    try {
      ModelLease lease = loaded.lease(new ModelKey(model, version), patience);
      live.compute(place, (_, known) -> served(known) ? known : LiveVersion.of(version));
      return lease;
    } catch (ModelNotServable e) {
      live.compute(place, (_, known) -> orNone(known).failed(version, e.detail(), clock.instant()));
      throw e;
    }
  }

  private static boolean served(@Nullable LiveVersion known) {
    return known != null && known.version() != null;
  }

  private static LiveVersion orNone(@Nullable LiveVersion known) {
    return known == null ? LiveVersion.NONE : known;
  }

  /** Lends a version that the caller names. */
  public ModelLease lease(ModelName model, String version, Duration patience) {
    return loaded.lease(new ModelKey(model, version), patience);
  }

  private String version(Place place) {
    LiveVersion known = live.get(place);
    if (known != null && known.version() != null) {
      return known.version();
    }
    return registered(place.model(), place.alias());
  }

  private String registered(ModelName model, AliasName alias) {
    try {
      return registry.alias(model, alias).version();
    } catch (NotRegistered e) {
      registry.model(model);
      throw new AliasNotSet(model, alias);
    }
  }

  /** What is served under an alias here; null where nobody asked for it yet. */
  @Nullable LiveVersion at(ModelName model, AliasName alias) {
    return live.get(new Place(model, alias));
  }

  boolean isLoaded(ModelName model, String version) {
    return loaded.holds(new ModelKey(model, version));
  }

  /** An alias moved. Production is loaded at once, others where they are served already. */
  void moved(ModelName model, String label) {
    AliasName alias = AliasName.of(label);
    var place = new Place(model, alias);
    if (alias == AliasName.PRODUCTION || live.containsKey(place)) {
      follow(place);
    }
  }

  /** Catches up with moves of which no event came; one that cannot be followed stops no other. */
  void catchUp() {
    for (Place place : List.copyOf(live.keySet())) {
      try {
        follow(place);
      } catch (RuntimeException later) {
        log.warn("{} of {} is looked at again later", place.alias().label(), place.model(), later);
      }
    }
  }

  /** One swap at a time, so that the latest move wins. */
  private synchronized void follow(Place place) {
    String wanted;
    try {
      wanted = registry.alias(place.model(), place.alias()).version();
    } catch (NotRegistered e) {
      live.remove(place);
      return;
    }
    LiveVersion current = orNone(live.get(place));
    var since = clock.instant().minus(properties.retryFailed());
    if (!wanted.equals(current.version()) && !current.failedSince(wanted, since)) {
      swap(place, current, wanted);
    } else if (wanted.equals(current.version()) && current.failure() != null) {
      live.put(place, LiveVersion.of(wanted));
    }
  }

  private void swap(Place place, LiveVersion current, String wanted) {
    try {
      loaded.lease(new ModelKey(place.model(), wanted), properties.patience()).close();
    } catch (ModelNotServable e) {
      live.put(place, current.failed(wanted, e.detail(), clock.instant()));
      log.warn(
          "{} stays at version {} of {}: {}",
          place.alias().label(),
          current.version(),
          place.model(),
          e.detail());
      return;
    }
    live.put(place, LiveVersion.of(wanted));
    log.info("{} of {} is version {} now", place.alias().label(), place.model(), wanted);
    if (current.version() != null) {
      drain(place.model(), current.version());
    }
  }

  private void drain(ModelName model, String version) {
    boolean stillLive =
        live.entrySet().stream()
            .anyMatch(
                e -> e.getKey().model().equals(model) && version.equals(e.getValue().version()));
    if (!stillLive) {
      loaded.retire(new ModelKey(model, version));
    }
  }
}
