package io.lynceus.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.data.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class PicturePropertiesTest {

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new PictureProperties(DataSize.ofMegabytes(25), 50, 16_384, 50));
  }

  @Test
  void takesEveryDocumentedKey() {
    assertThat(
            bound(
                Map.of(
                    "lynceus.images.max-size", "1MB",
                    "lynceus.images.max-megapixels", "2",
                    "lynceus.images.max-side", "300",
                    "lynceus.images.megapixels-at-once", "4")))
        .isEqualTo(new PictureProperties(DataSize.ofMegabytes(1), 2, 300, 4));
  }

  @ParameterizedTest
  @CsvSource({"max-size,big", "max-megapixels,0", "max-side,9", "megapixels-at-once,0"})
  void namesTheKeyOfAnInvalidValue(String key, String value) {
    Throwable refused = catchThrowable(() -> bound(Map.of("lynceus.images." + key, value)));
    assertThat(refused).isNotNull();
    assertThat(Bound.words(refused)).contains("lynceus.images");
  }

  private static PictureProperties bound(Map<String, String> properties) {
    return Bound.to(PictureProperties.class, "lynceus.images", properties);
  }
}
