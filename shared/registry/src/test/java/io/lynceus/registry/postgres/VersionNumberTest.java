package io.lynceus.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions have one spelling. */
final class VersionNumberTest {
  @Test
  void readsWhatTheRegistryGives() {
    assertThat(VersionNumber.parse("1")).contains(1);
    assertThat(VersionNumber.parse("120")).contains(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "+1", "-1", "1.0", "latest", "99999999999", "1 or 1=1"})
  void namesNoVersionOtherwise(String version) {
    assertThat(VersionNumber.parse(version)).isEmpty();
  }
}
