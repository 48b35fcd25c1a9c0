package io.lynceus.training.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.vision.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InputSizeTest {
  @ParameterizedTest
  @CsvSource({
    "640, 480, 320, 320, 256",
    "480, 640, 320, 256, 320",
    "640, 480, 512, 512, 384",
    "1920, 1080, 640, 640, 384",
    "100, 100, 160, 160, 160",
    "1000, 10, 320, 320, 32"
  })
  void picturesOfOneShapeGetARectangle(int width, int height, int side, int w, int h) {
    assertThat(InputSize.of(side, List.of(image(width, height), image(width, height))))
        .isEqualTo(new InputSize(w, h));
  }

  @Test
  void picturesOfDifferentShapesGetASquare() {
    assertThat(InputSize.of(320, List.of(image(640, 480), image(480, 640))))
        .isEqualTo(new InputSize(320, 320));
  }

  @ParameterizedTest
  @CsvSource({"0, 32", "32, 33", "-32, 32", "16, 32"})
  void refusesSidesThatTheNetworkCannotHalve(int width, int height) {
    assertThatThrownBy(() -> new InputSize(width, height))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LabeledImage image(int width, int height) {
    return new LabeledImage("any", width, height, List.of(), () -> new Picture(1, 1, new byte[3]));
  }
}
