package io.lynceus.platform.object;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the store is and how long it may take. {@code timeout} is of silence: a large object may
 * take longer as long as bytes move. {@code concurrency} bounds the requests under way.
 */
@Validated
@ConfigurationProperties("lynceus.s3")
public record S3Properties(
    @NotNull URI endpoint,
    @NotBlank String accessKey,
    @NotBlank String secretKey,
    @DefaultValue("us-east-1") @NotBlank String region,
    @DefaultValue("250ms") Duration connectTimeout,
    @DefaultValue("5s") Duration timeout,
    @DefaultValue("2") @Min(0) @Max(10) int retries,
    @DefaultValue("16") @Positive int concurrency) {

  @Override
  public String toString() {
    return "S3Properties[" + endpoint + ", " + region + "]";
  }
}
