package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.data.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class ImportPropertiesTest {

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new ImportProperties(DataSize.ofGigabytes(20), DataSize.ofGigabytes(40), 500_000, 100));
  }

  @Test
  void takesEveryDocumentedKey() {
    assertThat(
            bound(
                Map.of(
                    "lynceus.imports.max-archive", "1MB",
                    "lynceus.imports.max-unpacked", "2MB",
                    "lynceus.imports.max-files", "3",
                    "lynceus.imports.max-ratio", "4")))
        .isEqualTo(new ImportProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), 3, 4));
  }

  @ParameterizedTest
  @CsvSource({"max-archive,big", "max-unpacked,more", "max-files,0", "max-ratio,-1"})
  void namesTheKeyOfAnInvalidValue(String key, String value) {
    Throwable refused = catchThrowable(() -> bound(Map.of("lynceus.imports." + key, value)));
    assertThat(refused).isNotNull();
    assertThat(Bound.words(refused)).contains("lynceus.imports");
  }

  private static ImportProperties bound(Map<String, String> properties) {
    return Bound.to(ImportProperties.class, "lynceus.imports", properties);
  }
}
