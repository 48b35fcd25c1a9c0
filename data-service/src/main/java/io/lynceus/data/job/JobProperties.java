package io.lynceus.data.job;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many jobs run at once, how often the database is asked for due ones, and how often a running
 * one says that it is alive. After four silent heartbeats another worker takes over.
 */
@Validated
@ConfigurationProperties("lynceus.jobs")
record JobProperties(
    @DefaultValue("2") @Positive int threads,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("3s") Duration heartbeat) {}
