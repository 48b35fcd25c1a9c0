package io.lynceus.data.exchange.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YoloLineTest {

  @Test
  void readsABox() {
    assertThat(parse("1 0.5 0.5 0.25 0.5")).isEqualTo(new LabeledBox(1, new Box(75, 25, 125, 75)));
    assertThat(parse("  1.0\t0.5 0.5  0.25 0.5 ").classIndex()).isEqualTo(1);
  }

  @Test
  void takesTheBoxAroundAPolygon() {
    assertThat(parse("0 0.1 0.2 0.4 0.1 0.3 0.6").box()).isEqualTo(new Box(20, 10, 80, 60));
  }

  @Test
  void clipsUpToAHundredthAndWhatReachesOver() {
    assertThat(parse("0 -0.01 0.1 0.2 0.1 0.2 1.01").box()).isEqualTo(new Box(0, 10, 40, 100));
    assertThat(parse("0 1 0.5 0.5 0.5").box()).isEqualTo(new Box(150, 25, 200, 75));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 0.5 0.5 0.1 0.1",
        "-1 0.5 0.5 0.1 0.1",
        "1.5 0.5 0.5 0.1 0.1",
        "cat 0.5 0.5 0.1 0.1",
        "0 NaN 0.5 0.1 0.1",
        "0 Infinity 0.5 0.1 0.1",
        "0 1e309 0.5 0.1 0.1",
        "0 -0.1 0.5 0.1 0.1",
        "0 1.1 0.5 0.1 0.1",
        "0 0.5 0.5 0 0.1",
        "0 0.5 0.5 0.1 -0.005",
        "0 0.5",
        "0 0.5 0.5",
        "0 0.5 0.5 0.1",
        "0 0.5 0.5 0.1 0.1 0.9",
        "0 0.1 0.1 0.2 0.2 0.3 0.3 0.4",
        "0 0,5 0,5 0,1 0,1",
        "\ufeff0 0.5 0.5 0.1 0.1"
      })
  void refusesWhatIsNoBox(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(LabelRefused.class);
  }

  private static LabeledBox parse(String line) {
    return YoloLine.parse(line, 3, 200, 100);
  }
}
