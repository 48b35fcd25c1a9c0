package io.lynceus.inference.rollout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How live versions follow their aliases: {@code poll} where an event was missed, {@code patience}
 * for a new version to load, {@code retryFailed} after which a version that did not load is tried
 * once more.
 */
@Validated
@ConfigurationProperties("lynceus.rollout")
record RolloutProperties(
    @DefaultValue("15s") Duration poll,
    @DefaultValue("2m") Duration patience,
    @DefaultValue("5m") Duration retryFailed) {}
