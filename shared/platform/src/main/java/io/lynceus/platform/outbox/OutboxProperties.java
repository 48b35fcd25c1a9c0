package io.lynceus.platform.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How eagerly facts are sent and how many may wait. A change wakes the relay at once; {@code poll}
 * is for what another replica wrote. Past {@code capacity} changes are refused with 503.
 */
@Validated
@ConfigurationProperties("lynceus.outbox")
public record OutboxProperties(
    @DefaultValue("200ms") Duration poll,
    @DefaultValue("500") @Positive @Max(10_000) int batch,
    @DefaultValue("1000000") @Positive long capacity) {}
