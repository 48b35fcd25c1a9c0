package io.lynceus.gateway.rate;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tokens, where reading costs 1, a picture to detect in 1, and an upload 10.
 *
 * @param perSecond that each caller's bucket gains
 * @param burst that a bucket holds
 * @param badLoginsPerMinute that an address gains
 * @param badLoginBurst bad logins of one address before it is told to wait
 */
@Validated
@ConfigurationProperties("lynceus.rate")
record RateProperties(
    @DefaultValue("100") @Positive long perSecond,
    @DefaultValue("1000") @Positive long burst,
    @DefaultValue("60") @Positive long badLoginsPerMinute,
    @DefaultValue("100") @Positive long badLoginBurst) {}
