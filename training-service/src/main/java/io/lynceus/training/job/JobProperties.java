package io.lynceus.training.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often the database is asked for due work, and how often work under way says that it is alive.
 * After four silent heartbeats another worker takes over.
 */
@Validated
@ConfigurationProperties("lynceus.jobs")
record JobProperties(@DefaultValue("1s") Duration poll, @DefaultValue("3s") Duration heartbeat) {
  JobProperties {
    if (!poll.isPositive() || !heartbeat.isPositive()) {
      throw new IllegalArgumentException(
          "lynceus.jobs.poll and lynceus.jobs.heartbeat are longer than nothing");
    }
  }
}
