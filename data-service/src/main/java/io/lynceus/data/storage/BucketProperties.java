package io.lynceus.data.storage;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the objects of this service lie, which folder of the disk is for work in progress and
 * emptied at start, how much of that disk uploads leave free, and when an object that no row knows
 * is removed.
 */
@Validated
@ConfigurationProperties("lynceus")
record BucketProperties(
    @DefaultValue("lynceus-data") @Pattern(regexp = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
        String bucket,
    @DefaultValue(".lynceus/scratch/data-service") Path scratch,
    @DefaultValue("256MB") DataSize scratchReserve,
    @DefaultValue @NotNull Orphans orphans) {

  /** {@code age} has to be longer than any upload takes; {@code interval} is between two looks. */
  record Orphans(@DefaultValue("30m") Duration age, @DefaultValue("15m") Duration interval) {
    Orphans {
      if (!age.isPositive() || !interval.isPositive()) {
        throw new IllegalArgumentException("lynceus.orphans.age and .interval are positive");
      }
    }
  }
}
