package io.lynceus.training.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.Split;
import io.lynceus.registry.AliasName;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class AssessmentRequestTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String DATASET = "\"dataset\":\"" + "ab".repeat(32) + "\"";

  @Test
  void measuresOnTheTestSplitWhereNothingIsSaid() {
    AssessmentRequest request = read("\"model\":\"cells\",\"version\":\"3\"," + DATASET);
    assertThat(request.wantedSplit()).isEqualTo(Split.TEST);
    assertThat(violations(request)).isZero();
  }

  @Test
  void takesAnAliasForAVersion() {
    AssessmentRequest request =
        read("\"model\":\"cells\",\"alias\":\"production\",\"split\":\"val\"," + DATASET);
    assertThat(request.alias()).isEqualTo(AliasName.PRODUCTION);
    assertThat(request.wantedSplit()).isEqualTo(Split.VAL);
    assertThat(violations(request)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"model\":\"cells\"",
        "\"model\":\"cells\",\"version\":\"3\",\"alias\":\"staging\""
      })
  void wantsEitherAVersionOrAnAlias(String fields) {
    assertThat(violations(read(fields + "," + DATASET))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"model\":\"No Name\",\"version\":\"3\"",
        "\"model\":\"cells\",\"alias\":\"newest\"",
        "\"model\":\"cells\",\"version\":\"3\",\"split\":\"everything\"",
        "\"model\":\"cells\",\"version\":\"3\",\"state\":\"succeeded\"",
      })
  void refusesWhatItCannotRead(String fields) {
    assertThatThrownBy(() -> read(fields + "," + DATASET)).isInstanceOf(JacksonException.class);
  }

  private static int violations(AssessmentRequest request) {
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(request).size();
    }
  }

  private static AssessmentRequest read(String fields) {
    return JSON.readValue("{" + fields + "}", AssessmentRequest.class);
  }
}
