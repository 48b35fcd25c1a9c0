package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BoxDrawingTest {
  private static final Picture GREY = Pictures.of(200, 150, (x, y) -> 0x808080);

  @Test
  void drawsOnACopy() {
    Picture drawn = draw(new Detection(0, 0.9, new Box(20, 40, 120, 140)));
    assertThat(GREY.pixel(20, 90)).isEqualTo(0x808080);
    assertThat(drawn.pixel(20, 90)).isNotEqualTo(0x808080);
    assertThat(drawn.pixel(70, 90)).isEqualTo(0x808080);
  }

  @Test
  void giveClassesTheirOwnColours() {
    Picture first = draw(new Detection(0, 0.9, new Box(20, 40, 120, 140)));
    Picture second = draw(new Detection(1, 0.9, new Box(20, 40, 120, 140)));
    assertThat(first.pixel(20, 90)).isNotEqualTo(second.pixel(20, 90));
  }

  @Test
  void keepsLabelsInThePicture() {
    Picture drawn = draw(new Detection(0, 0.9, new Box(190, 0, 200, 10)));
    assertThat(drawn.pixel(150, 4)).isNotEqualTo(0x808080);
  }

  private static Picture draw(Detection detection) {
    return BoxDrawing.on(GREY, List.of(detection), List.of("a long name", "another"));
  }
}
