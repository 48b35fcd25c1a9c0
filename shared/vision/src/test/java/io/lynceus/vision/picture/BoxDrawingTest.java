package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void nothingFoundIsThePictureItself() {
    assertThat(BoxDrawing.on(GREY, List.of(), List.of()).rgb()).isEqualTo(GREY.rgb());
  }

  @Test
  void theSameDetectionsAreTheSamePixels() {
    var detection = new Detection(0, 0.9, new Box(20.3, 40.7, 120.1, 140.9));
    assertThat(draw(detection).rgb()).isEqualTo(draw(detection).rgb());
  }

  @Test
  void theSurestIsDrawnOnTop() {
    var box = new Box(20, 40, 120, 140);
    var sure = new Detection(0, 0.9, box);
    var unsure = new Detection(1, 0.3, box);
    int alone = draw(sure).pixel(20, 90);
    for (List<Detection> order : List.of(List.of(sure, unsure), List.of(unsure, sure))) {
      Picture drawn = BoxDrawing.on(GREY, order, List.of("a", "b"));
      assertThat(drawn.pixel(20, 90)).isEqualTo(alone);
    }
  }

  @Test
  void coloursBeginAgainAfterTheTwelfthClass() {
    List<String> classes = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
    var box = new Box(20, 40, 120, 140);
    Picture first = BoxDrawing.on(GREY, List.of(new Detection(1, 0.9, box)), classes);
    Picture thirteenth = BoxDrawing.on(GREY, List.of(new Detection(13, 0.9, box)), classes);
    assertThat(thirteenth.pixel(20, 90)).isEqualTo(first.pixel(20, 90));
  }

  @Test
  void boxesAtAndBeyondTheEdgesAreDrawnAsFarAsThereIsAPicture() {
    for (Box box :
        List.of(
            new Box(0, 0, 200, 150),
            new Box(-50, -50, 20, 20),
            new Box(190, 140, 400, 300),
            new Box(60, 60, 60, 60))) {
      Picture drawn = draw(new Detection(0, 1, box));
      assertThat(drawn.width()).isEqualTo(200);
      assertThat(drawn.rgb()).isNotEqualTo(GREY.rgb());
    }
  }

  @Test
  void theSmallestPictureHasRoomForALabel() {
    Picture tiny = Pictures.of(10, 10, (x, y) -> 0x808080);
    var detection = new Detection(0, 0.5, new Box(2, 2, 8, 8));
    assertThat(BoxDrawing.on(tiny, List.of(detection), List.of("a name longer than it")).height())
        .isEqualTo(10);
  }

  private static Picture draw(Detection detection) {
    return BoxDrawing.on(GREY, List.of(detection), List.of("a long name", "another"));
  }
}
