package io.lynceus.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lynceus.vision.input.InputRecipe;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

final class OutputLayoutTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of(new OutputLayout.Predictions(), "{\"layout\":\"predictions\"}", 84),
        Arguments.of(new OutputLayout.Transposed(), "{\"layout\":\"predictions-transposed\"}", 84),
        Arguments.of(new OutputLayout.EndToEnd(), "{\"layout\":\"end-to-end\"}", 6),
        Arguments.of(
            new OutputLayout.YoloxGrid(List.of(8, 16, 32)),
            "{\"layout\":\"yolox-grid\",\"strides\":[8,16,32]}",
            85));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void isWrittenAndReadByName(OutputLayout layout, String json, int numbers) {
    assertThat(JSON.writeValueAsString(layout)).isEqualTo(json);
    assertThat(JSON.readValue(json, OutputLayout.class)).isEqualTo(layout);
    assertThat(layout.numbers(80)).isEqualTo(numbers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"layout\":\"guesses\"}",
        "{\"layout\":\"yolox-grid\"}",
        "{}",
        "{\"layout\":\"yolox-grid\",\"strides\":[0]}",
        "{\"layout\":\"yolox-grid\",\"strides\":[]}"
      })
  void refusesWhatIsNoLayout(String json) {
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> JSON.readValue(json, OutputLayout.class));
  }

  @Test
  void aSpecNamesEveryClassOnce() {
    InputRecipe input = InputRecipe.ofOurs(64, 64);
    var layout = new OutputLayout.Predictions();
    List<String> many = IntStream.range(0, 10_001).mapToObj(Integer::toString).toList();
    for (List<String> classes :
        List.of(Collections.<String>emptyList(), List.of("a", "a"), List.of("a", " "), many)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DetectorSpec(classes, input, layout));
    }
  }
}
