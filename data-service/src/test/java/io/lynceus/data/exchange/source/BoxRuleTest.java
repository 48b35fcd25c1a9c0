package io.lynceus.data.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.vision.box.Box;
import org.junit.jupiter.api.Test;

final class BoxRuleTest {

  @Test
  void clipsWhatLiesAHundredthOutside() {
    assertThat(BoxRule.judged(-1, 0, 101, 50.5, 100, 50)).isEqualTo(new Box(0, 0, 100, 50));
  }

  @Test
  void refusesWhatLiesFurtherOutside() {
    refuses(-1.1, 0, 50, 50, "lies outside the picture of 100 x 50");
    refuses(0, 0, 50, 50.6, "lies outside");
    refuses(200, 0, 300, 50, "lies outside");
  }

  @Test
  void refusesWhatIsNoBox() {
    refuses(10, 10, 10, 20, "no area: [10, 10, 10, 20]");
    refuses(20, 10, 10, 20, "ends before it begins");
    refuses(Double.NaN, 10, 10, 20, "not a number");
    refuses(0, 10, Double.POSITIVE_INFINITY, 20, "not a number");
    refuses(-1, 10, 0, 20, "no area");
  }

  private static void refuses(double x1, double y1, double x2, double y2, String why) {
    assertThatThrownBy(() -> BoxRule.judged(x1, y1, x2, y2, 100, 50))
        .isInstanceOf(LabelRefused.class)
        .hasMessageContaining(why);
  }
}
