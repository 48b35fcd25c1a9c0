package io.lynceus.data.picture;

import io.lynceus.vision.header.PictureLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which pictures are accepted, and how many pixels may be decoded at once: about four bytes of heap
 * for each.
 */
@Validated
@ConfigurationProperties("lynceus.images")
record PictureProperties(
    @DefaultValue("25MB") DataSize maxSize,
    @DefaultValue("50") @Min(1) @Max(500) int maxMegapixels,
    @DefaultValue("16384") @Min(10) @Max(65_535) int maxSide,
    @DefaultValue("50") @Positive int megapixelsAtOnce) {

  PictureLimits limits() {
    return new PictureLimits(
        maxSize.toBytes(), maxMegapixels * 1_000_000L, maxSide, PictureLimits.STANDARD.minSide());
  }
}
