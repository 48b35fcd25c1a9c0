package io.lynceus.data.exchange;

import io.lynceus.data.exchange.archive.ArchiveLimits;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large an archive may be, packed and unpacked, how many files it may hold, and how many times
 * its size it may unpack to.
 */
@Validated
@ConfigurationProperties("lynceus.imports")
record ImportProperties(
    @DefaultValue("20GB") DataSize maxArchive,
    @DefaultValue("40GB") DataSize maxUnpacked,
    @DefaultValue("500000") @Positive int maxFiles,
    @DefaultValue("100") @Positive int maxRatio) {

  ArchiveLimits limits() {
    return new ArchiveLimits(maxFiles, maxUnpacked.toBytes(), maxRatio);
  }
}
