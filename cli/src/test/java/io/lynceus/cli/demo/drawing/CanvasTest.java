package io.lynceus.cli.demo.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CanvasTest {
  private static final Light LIGHT = Light.random(new Random(5));

  private final Canvas canvas = new Canvas(200, 150);

  @Test
  void theBoxIsWhereTheThingIs() {
    canvas.lay(thing(Kind.ORANGE, 100, 70, 40), 0, LIGHT);
    Box box = canvas.visible(0, 1).orElseThrow();
    assertThat(box.x1()).isCloseTo(60, within(5.0));
    assertThat(box.x2()).isCloseTo(140, within(5.0));
    assertThat(box.y1()).isCloseTo(30, within(5.0));
    assertThat(box.y2()).isCloseTo(110, within(5.0));
  }

  @Test
  void whatLiesAboveCutsTheBoxBelow() {
    canvas.lay(thing(Kind.ORANGE, 80, 70, 40), 0, LIGHT);
    Box whole = canvas.visible(0, 1).orElseThrow();
    canvas.lay(thing(Kind.APPLE, 125, 70, 60), 1, LIGHT);
    Box cut = canvas.visible(0, 1).orElseThrow();
    assertThat(cut.x1()).isEqualTo(whole.x1());
    assertThat(cut.x2()).isLessThan(whole.x2());
  }

  @Test
  void whatIsHiddenHasNoBox() {
    canvas.lay(thing(Kind.LEMON, 100, 70, 15), 0, LIGHT);
    canvas.lay(thing(Kind.APPLE, 100, 70, 60), 1, LIGHT);
    assertThat(canvas.visible(0, 1)).isEmpty();
    assertThat(canvas.visible(2, 1)).isEmpty();
  }

  @Test
  void whatReachesOverTheEdgeEndsThere() {
    canvas.lay(thing(Kind.APPLE, 0, 150, 40), 0, LIGHT);
    Box box = canvas.visible(0, 1).orElseThrow();
    assertThat(box.x1()).isZero();
    assertThat(box.y2()).isEqualTo(150);
  }

  @Test
  void aThingDarkensWhatIsBesideIt() {
    for (int y = 0; y < 150; y++) {
      for (int x = 0; x < 200; x++) {
        canvas.paint(x, y, new Colour(1, 1, 1), 1);
      }
    }
    canvas.lay(thing(Kind.APPLE, 100, 70, 30), 0, LIGHT);
    assertThat(canvas.red[5 * 200 + 5]).isEqualTo(1);
    float darkest = 1;
    for (int x = 131; x < 140; x++) {
      darkest = Math.min(darkest, canvas.red[70 * 200 + x]);
    }
    assertThat(darkest).isLessThan(0.95f);
  }

  @Test
  void normalsPointOutwardsAndUp() {
    Thing orange = thing(Kind.ORANGE, 0, 0, 10);
    double[] middle = orange.normal(0, 0, 0);
    assertThat(middle[2]).isGreaterThan(0.9);
    double[] beside = orange.normal(0.8, 0, orange.depth(0.8, 0));
    assertThat(Math.hypot(beside[0], beside[1])).isGreaterThan(0.5);
    assertThat(beside[2]).isPositive();
    assertThat(Math.hypot(Math.hypot(beside[0], beside[1]), beside[2])).isCloseTo(1, within(1e-9));
  }

  private static Thing thing(Kind kind, double x, double y, double radius) {
    return Thing.random(kind, x, y, radius, new Random(9));
  }
}
