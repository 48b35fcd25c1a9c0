package io.lynceus.data.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.Split;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Four percentages, as they are written and as they share out. */
final class RatiosTest {
  @ParameterizedTest
  @CsvSource({
    "0, TRAIN",
    "0.6999999, TRAIN",
    "0.7, VAL",
    "0.7999999, VAL",
    "0.8, CALIBRATION",
    "0.9, TEST",
    "0.9999999, TEST"
  })
  void seventyTenTenTenIsTheStandard(double place, Split split) {
    assertThat(Ratios.STANDARD.at(place)).isEqualTo(split);
    assertThat(Ratios.of(List.of(70.0, 10.0, 10.0, 10.0))).isEqualTo(Ratios.STANDARD);
  }

  @Test
  void whatHasNoShareGetsNothing() {
    var halves = new Ratios(50, 0, 0, 50);
    for (double place = 0; place < 1; place += 1 / 1024.0) {
      assertThat(halves.at(place)).isEqualTo(place < .5 ? Split.TRAIN : Split.TEST);
    }
    assertThat(new Ratios(0, 0, 100, 0).at(0)).isEqualTo(Split.CALIBRATION);
  }

  @Test
  void thirdsAddUpWellEnough() {
    assertThat(new Ratios(100 / 3.0, 100 / 3.0, 100 / 3.0, 0).at(.34)).isEqualTo(Split.VAL);
  }

  @Test
  void isFourNumbersInJson() {
    assertThat(JsonMapper.shared().readValue("[80, 10, 5, 5]", Ratios.class))
        .isEqualTo(new Ratios(80, 10, 5, 5));
  }

  @Test
  void refusesAnythingElse() {
    refuses(70.0, 10.0, 20.0);
    refuses(70.0, 10.0, 10.0, 5.0, 5.0);
    refuses(70.0, 10.0, 10.0, 9.0);
    refuses(.7, .1, .1, .1);
    refuses(100.0, 0.0, 10.0, -10.0);
    refuses(Double.NaN, 0.0, 0.0, 100.0);
    refuses(Double.POSITIVE_INFINITY, 0.0, 0.0, 0.0);
  }

  private static void refuses(Double... percent) {
    assertThatThrownBy(() -> Ratios.of(Arrays.asList(percent)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Ratios are");
  }
}
