package io.lynceus.inference.loading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The versions in memory, at most so many; of too many the one that was asked longest ago is
 * retired. A version is loaded once however many ask for it, on a platform thread, since loading is
 * native work that would pin a virtual one.
 */
public final class LoadedModels implements AutoCloseable {
  private final int most;
  private final Function<ModelKey, LoadedModel> loader;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("model-loader").daemon().factory());

  /** In the order of last use. Guarded by itself. */
  private final Map<ModelKey, CompletableFuture<LoadedModel>> models =
      new LinkedHashMap<>(16, 0.75f, true);

  LoadedModels(int most, Function<ModelKey, LoadedModel> loader) {
    this.most = most;
    this.loader = loader;
  }

  /** Lends a version, which is loaded where it is not in memory yet. */
  public ModelLease lease(ModelKey key, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      LoadedModel model = await(key, future(key), end - System.nanoTime());
      Optional<ModelLease> lease = model.lend();
      if (lease.isPresent()) {
        return lease.get();
      }
    }
  }

  /** True where a version is in memory. */
  public boolean holds(ModelKey key) {
    synchronized (models) {
      return models.containsKey(key) && isLoaded(models.get(key));
    }
  }

  /** Lends a version to nobody any more; those that hold it finish first. */
  public void retire(ModelKey key) {
    CompletableFuture<LoadedModel> removed;
    synchronized (models) {
      removed = models.remove(key);
    }
    if (removed != null) {
      retireWhenLoaded(removed);
    }
  }

  private CompletableFuture<LoadedModel> future(ModelKey key) {
    synchronized (models) {
      CompletableFuture<LoadedModel> known = models.get(key);
      if (known != null) {
        return known;
      }
      var loading = CompletableFuture.supplyAsync(() -> loader.apply(key), thread);
      models.put(key, loading);
      var _ = loading.whenComplete((model, failure) -> settle(key, loading, failure != null));
      return loading;
    }
  }

  private void settle(ModelKey key, CompletableFuture<LoadedModel> loading, boolean failed) {
    List<CompletableFuture<LoadedModel>> retired = new ArrayList<>();
    synchronized (models) {
      if (failed) {
        models.remove(key, loading);
      }
      var oldest = models.entrySet().iterator();
      while (models.size() > most && oldest.hasNext()) {
        var entry = oldest.next();
        if (isLoaded(entry.getValue()) && !entry.getKey().equals(key)) {
          retired.add(entry.getValue());
          oldest.remove();
        }
      }
    }
    retired.forEach(LoadedModels::retireWhenLoaded);
  }

  private static void retireWhenLoaded(CompletableFuture<LoadedModel> model) {
    var _ = model.thenAccept(LoadedModel::retire);
  }

  private static boolean isLoaded(CompletableFuture<LoadedModel> model) {
    return model.isDone() && !model.isCompletedExceptionally();
  }

  private static LoadedModel await(
      ModelKey key, CompletableFuture<LoadedModel> loading, long nanos) {
    try {
      return loading.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new ModelStillLoading(key);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelStillLoading(key);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new ModelNotServable(key, e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    synchronized (models) {
      models.values().forEach(LoadedModels::retireWhenLoaded);
      models.clear();
    }
  }
}
