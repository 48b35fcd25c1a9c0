package io.lynceus.platform.event;

import io.lynceus.contracts.event.ImageDeleted;
import io.lynceus.contracts.event.RunProgressed;
import io.lynceus.contracts.event.Topic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;

/** A feature that hears of runs and images, and can be told to fail. */
@Configuration(proxyBeanMethods = false)
public class HeardEvents {
  public final List<RunProgressed> runs = new CopyOnWriteArrayList<>();
  public final List<RunProgressed> everywhere = new CopyOnWriteArrayList<>();
  final List<ImageDeleted> images = new CopyOnWriteArrayList<>();
  final AtomicInteger dependencyFailures = new AtomicInteger();
  final AtomicInteger bugs = new AtomicInteger();
  final AtomicInteger attempts = new AtomicInteger();

  @Bean
  EventSubscription runs() {
    return EventSubscription.once("runs", Topic.RUNS).on(RunProgressed.class, runs::add);
  }

  @Bean
  EventSubscription runsEverywhere() {
    return EventSubscription.everywhere("runs-everywhere", Topic.RUNS)
        .on(RunProgressed.class, everywhere::add);
  }

  @Bean
  EventSubscription images() {
    return EventSubscription.once("images", Topic.IMAGES).on(ImageDeleted.class, this::deleted);
  }

  private void deleted(ImageDeleted image) {
    attempts.incrementAndGet();
    if (dependencyFailures.getAndUpdate(n -> Math.max(n - 1, 0)) > 0) {
      throw new DataAccessResourceFailureException("as if the database were down");
    }
    if (bugs.getAndUpdate(n -> Math.max(n - 1, 0)) > 0) {
      throw new IllegalStateException("as if we had a bug");
    }
    images.add(image);
  }
}
