package io.lynceus.training.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ModelName;
import io.lynceus.platform.problem.InvalidField;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.VersionReference;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class RunRequestTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Test
  void fillsInWhatWasNotSaid() {
    RunRequest request = read("{\"project\":\"cells\"}");
    assertThat(request.options(null, null))
        .isEqualTo(new RunOptions(Preset.NANO, 320, 100, 8, 0, Orientation.UPRIGHT, null));
    assertThat(request.modelName()).isEqualTo(new ModelName("cells"));
    assertThat(request.forced()).isFalse();
  }

  @Test
  void takesWhatWasSaid() {
    RunRequest request =
        read(
            """
            {"project":"cells","model":"other","preset":"pico","imageSize":160,"epochs":3,
             "batch":4,"seed":7,"orientation":"free","from":"cells@production","force":true}""");
    VersionReference pinned = VersionReference.of("cells@3");
    assertThat(request.options(pinned, Preset.PICO))
        .isEqualTo(new RunOptions(Preset.PICO, 160, 3, 4, 7, Orientation.FREE, pinned));
    assertThat(request.modelName()).isEqualTo(new ModelName("other"));
    assertThat(request.forced()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"imageSize\":0",
        "\"imageSize\":-1",
        "\"imageSize\":100000",
        "\"epochs\":0",
        "\"epochs\":1000000000",
        "\"batch\":0",
        "\"batch\":65",
      })
  void findsNumbersOutOfRange(String field) {
    RunRequest request = read("{\"project\":\"cells\"," + field + "}");
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(request))
          .singleElement()
          .satisfies(v -> assertThat(field).contains(v.getPropertyPath().toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"preset\":\"huge\"",
        "\"orientation\":\"sideways\"",
        "\"from\":\"cells\"",
        "\"from\":\"cells@\"",
        "\"dataset\":\"../etc\"",
        "\"model\":\"No Name\"",
        "\"epochs\":\"NaN\"",
        "\"state\":\"succeeded\"",
      })
  void refusesWhatItCannotRead(String field) {
    assertThatThrownBy(() -> read("{\"project\":\"cells\"," + field + "}"))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void wantsMultiplesOf32() {
    assertThatThrownBy(() -> read("{\"project\":\"cells\",\"imageSize\":100}").options(null, null))
        .isInstanceOfSatisfying(
            LynceusProblem.class,
            p ->
                assertThat(p.errors())
                    .isEqualTo(
                        List.of(
                            new InvalidField(
                                "/imageSize", "A multiple of 32 is needed, not 100"))));
  }

  @Test
  void staysWithThePresetOfTheVersionItStartsFrom() {
    assertThat(read("{\"project\":\"cells\"}").options(null, Preset.PICO).preset())
        .isEqualTo(Preset.PICO);
    assertThatThrownBy(
            () -> read("{\"project\":\"cells\",\"preset\":\"nano\"}").options(null, Preset.PICO))
        .isInstanceOf(InvalidRunRequest.class);
  }

  private static RunRequest read(String json) {
    return JSON.readValue(json, RunRequest.class);
  }
}
