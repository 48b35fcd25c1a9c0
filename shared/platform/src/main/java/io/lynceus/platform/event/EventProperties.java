package io.lynceus.platform.event;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topics, and how long an event's id is remembered: longer than Kafka keeps the event, or a
 * replay would have its effects again.
 */
@Validated
@ConfigurationProperties("lynceus.events")
record EventProperties(
    @DefaultValue("3") @Positive int partitions,
    @DefaultValue("-1") short replicas,
    @DefaultValue("30d") Duration remember) {}
