package io.lynceus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.event.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What an id may be, and that it is plain text in JSON. */
final class IdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"ab", "cells", "a1-b2", "0-", "z-z"})
  void namesProjectsAndModels(String name) {
    assertThat(new ProjectName(name)).hasToString(name);
    assertThat(new ModelName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "-a", "Ab", "a_b", "a/b", "..", "a b", "é1", "ab\n"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> new ProjectName(name)).hasMessageContaining("2 to 63");
    assertThatThrownBy(() -> new ModelName(name)).hasMessageContaining("2 to 63");
  }

  @Test
  void endsANameAt63() {
    assertThat(new ProjectName("a".repeat(63)).value()).hasSize(63);
    assertThatThrownBy(() -> new ProjectName("a".repeat(64))).hasMessageContaining("2 to 63");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65})
  void wantsAllDigitsOfAHash(int digits) {
    assertThatThrownBy(() -> new ImageId("a".repeat(digits))).hasMessageContaining("64");
    assertThatThrownBy(() -> new DatasetVersionId("a".repeat(digits))).hasMessageContaining("64");
  }

  @Test
  void wantsLowerCaseHexadecimals() {
    assertThatThrownBy(() -> new ImageId("A".repeat(64))).hasMessageContaining("64");
    assertThatThrownBy(() -> new ImageId("g".repeat(64))).hasMessageContaining("64");
  }

  @Test
  void sortsImagesByTheirHash() {
    assertThat(new ImageId("a".repeat(64))).isLessThan(new ImageId("b".repeat(64)));
  }

  @Test
  void refusesBlankRunsAndPlaces() {
    assertThatThrownBy(() -> new RunId(" ")).hasMessageContaining("blank");
    assertThatThrownBy(() -> new ObjectLocation("", "k")).hasMessageContaining("bucket");
    assertThatThrownBy(() -> new ObjectLocation("b", " ")).hasMessageContaining("key");
  }

  @Test
  void isPlainTextInJson() {
    var json = JsonMapper.shared();
    assertThat(json.writeValueAsString(Facts.IMAGE)).isEqualTo("\"" + Facts.IMAGE + "\"");
    assertThat(json.readValue("\"run-7\"", RunId.class)).isEqualTo(Facts.RUN);
    assertThat(json.readValue("\"cells\"", ModelName.class)).isEqualTo(Facts.MODEL);
    assertThat(json.writeValueAsString(Split.values()))
        .isEqualTo("[\"train\",\"val\",\"calibration\",\"test\"]");
    assertThat(json.readValue("\"val\"", Split.class)).isEqualTo(Split.VAL);
  }
}
