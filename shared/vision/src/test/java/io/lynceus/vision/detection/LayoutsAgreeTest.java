package io.lynceus.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.box.Detection;
import io.lynceus.vision.input.InputRecipe;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever way the same numbers are laid out, they mean the same detections. */
final class LayoutsAgreeTest {
  private static final InputRecipe RECIPE = InputRecipe.ofOurs(320, 256);
  private static final int CLASSES = 5;
  private static final int ANCHORS = 2100;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void columnsAndRows(boolean severalClasses) {
    var settings = new DetectionSettings(0.6, 0.5, 300, severalClasses);
    float[] columns = random();
    float[] rows = new float[columns.length];
    int numbers = 4 + CLASSES;
    for (int a = 0; a < ANCHORS; a++) {
      for (int n = 0; n < numbers; n++) {
        rows[a * numbers + n] = columns[n * ANCHORS + a];
      }
    }
    List<Detection> fromColumns = decode(new OutputLayout.Predictions(), columns, settings);
    assertThat(decode(new OutputLayout.Transposed(), rows, settings))
        .hasSameElementsAs(fromColumns);
    assertThat(fromColumns).hasSizeGreaterThan(50);
    assertThat(fromColumns)
        .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()))
        .allSatisfy(d -> assertThat(d.box().clippedTo(640, 480)).isEqualTo(d.box()));
  }

  private static List<Detection> decode(
      OutputLayout layout, float[] output, DetectionSettings settings) {
    return new OutputDecoder(RECIPE, layout, CLASSES, ANCHORS)
        .decode(FloatBuffer.wrap(output), 0, RECIPE.letterbox(640, 480), settings);
  }

  private static float[] random() {
    Random random = new Random(5);
    float[] columns = new float[(4 + CLASSES) * ANCHORS];
    for (int i = 0; i < columns.length; i++) {
      int number = i / ANCHORS;
      float scale = number < 2 ? 320 : number < 4 ? 60 : 1;
      columns[i] = random.nextFloat() * scale;
    }
    return columns;
  }
}
