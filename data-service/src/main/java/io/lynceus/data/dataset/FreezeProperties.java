package io.lynceus.data.dataset;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** In how many of 64 bits the hashes of pictures may differ that are kept in one split. */
@Validated
@ConfigurationProperties("lynceus.freeze")
record FreezeProperties(@DefaultValue("4") @Min(0) @Max(15) int nearDuplicateBits) {}
