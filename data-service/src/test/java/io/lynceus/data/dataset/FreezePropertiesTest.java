package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.data.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FreezePropertiesTest {

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(bound(Map.of())).isEqualTo(new FreezeProperties(4));
  }

  @Test
  void takesEveryDocumentedKey() {
    assertThat(bound(Map.of("lynceus.freeze.near-duplicate-bits", "7")))
        .isEqualTo(new FreezeProperties(7));
  }

  @ParameterizedTest
  @CsvSource({"near-duplicate-bits,-1", "near-duplicate-bits,16", "near-duplicate-bits,few"})
  void namesTheKeyOfAnInvalidValue(String key, String value) {
    Throwable refused = catchThrowable(() -> bound(Map.of("lynceus.freeze." + key, value)));
    assertThat(refused).isNotNull();
    assertThat(Bound.words(refused)).contains("lynceus.freeze");
  }

  private static FreezeProperties bound(Map<String, String> properties) {
    return Bound.to(FreezeProperties.class, "lynceus.freeze", properties);
  }
}
