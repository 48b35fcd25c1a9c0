package io.lynceus.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.input.Letterbox;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutputDecoderTest {
  private static final InputRecipe RECIPE = InputRecipe.ofOurs(64, 64);

  /** A picture twice as wide as the input, hence scaled by half and 16 rows from the top. */
  private static final Letterbox HALF = RECIPE.letterbox(128, 64);

  private static final float[] FIRST = {16, 32, 8, 12, 0.9f, 0.1f};
  private static final float[] SECOND = {48, 32, 16, 16, 0.3f, 0.6f};
  private static final float[] UNSURE = {30, 30, 8, 8, 0.2f, 0.1f};

  private static List<Detection> decode(
      OutputLayout layout, float[] output, int anchors, DetectionSettings settings) {
    return new OutputDecoder(RECIPE, layout, 2, anchors)
        .decode(FloatBuffer.wrap(output), 0, HALF, settings);
  }

  private static float[] columns(float[]... anchors) {
    float[] output = new float[anchors.length * anchors[0].length];
    for (int a = 0; a < anchors.length; a++) {
      for (int n = 0; n < anchors[a].length; n++) {
        output[n * anchors.length + a] = anchors[a][n];
      }
    }
    return output;
  }

  private static float[] rows(float[]... anchors) {
    FloatBuffer output = FloatBuffer.allocate(anchors.length * anchors[0].length);
    for (float[] anchor : anchors) {
      output.put(anchor);
    }
    return output.array();
  }

  private static void assertBothFound(List<Detection> found) {
    assertThat(found).hasSize(2);
    assertThat(found.get(0).classIndex()).isZero();
    assertThat(found.get(0).confidence()).isCloseTo(0.9, within(1e-6));
    assertThat(found.get(0).box()).isEqualTo(new Box(24, 20, 40, 44));
    assertThat(found.get(1).classIndex()).isEqualTo(1);
    assertThat(found.get(1).box()).isEqualTo(new Box(80, 16, 112, 48));
  }

  @Test
  void readsOurLayoutInPixelsOfTheSource() {
    assertBothFound(
        decode(
            new OutputLayout.Predictions(),
            columns(UNSURE, SECOND, FIRST),
            3,
            DetectionSettings.SERVING));
  }

  @Test
  void readsTheTransposedLayout() {
    assertBothFound(
        decode(
            new OutputLayout.Transposed(),
            rows(UNSURE, SECOND, FIRST),
            3,
            DetectionSettings.SERVING));
  }

  @Test
  void readsBoxesThatNeedNoSuppression() {
    float[] output =
        rows(
            new float[] {40, 24, 56, 40, 0.6f, 1},
            new float[] {12, 26, 20, 38, 0.9f, 0},
            new float[] {0, 0, 0, 0, 0, 0});
    assertBothFound(decode(new OutputLayout.EndToEnd(), output, 3, DetectionSettings.SERVING));
  }

  @Test
  void readsTheGridOfYolox() {
    // At stride 32 an input of 64 x 64 has four cells. Cell 1 is right above.
    float[] nothing = {0, 0, 0, 0, 0, 0, 0};
    float[] first = {-0.5f, 1, (float) Math.log(0.25), (float) Math.log(0.375), 0.9f, 1, 0.1f};
    float[] second = {0.5f, 1, (float) Math.log(0.5), (float) Math.log(0.5), 0.8f, 0.3f, 0.75f};
    float[] firstInCell = first.clone();
    firstInCell[0] = 0.5f;
    List<Detection> found =
        decode(
            new OutputLayout.YoloxGrid(List.of(32)),
            rows(firstInCell, second, nothing, nothing),
            4,
            DetectionSettings.SERVING);
    assertThat(found).hasSize(2);
    assertThat(found.get(0).box().x1()).isCloseTo(24, within(1e-4));
    assertThat(found.get(0).box().y2()).isCloseTo(44, within(1e-4));
    assertThat(found.get(1).confidence()).isCloseTo(0.6, within(1e-6));
    assertThat(found.get(1).box().x2()).isCloseTo(112, within(1e-4));
    assertThat(found.get(1).classIndex()).isEqualTo(1);
  }

  @Test
  void goesThroughTheGridsOfAllStrides() {
    var decoder = new OutputDecoder(RECIPE, new OutputLayout.YoloxGrid(List.of(8, 16, 32)), 1, 84);
    float[] output = new float[84 * 6];
    // The last row of stride 16 is the cell right below, 3 and 3 of 4 x 4.
    System.arraycopy(new float[] {0, 0, 0, 0, 1, 1}, 0, output, (64 + 15) * 6, 6);
    Letterbox same = RECIPE.letterbox(64, 64);
    assertThat(decoder.decode(FloatBuffer.wrap(output), 0, same, DetectionSettings.SERVING))
        .containsExactly(new Detection(0, 1, new Box(40, 40, 56, 56)));
  }

  @Test
  void refusesAGridOfOtherSides() {
    assertThatExceptionOfType(ModelOutputInvalid.class)
        .isThrownBy(() -> new OutputDecoder(RECIPE, new OutputLayout.YoloxGrid(List.of(8)), 1, 84))
        .withMessageContaining("64 cells");
  }

  @Test
  void keepsABoxOnceForEachClassWhereAsked() {
    var several = new DetectionSettings(0.25, 0.7, 300, true);
    for (var layout : List.of(new OutputLayout.Predictions(), new OutputLayout.Transposed())) {
      assertThat(decode(layout, SECOND, 1, several))
          .extracting(Detection::classIndex)
          .containsExactly(1, 0);
    }
  }

  @Test
  void readsThePictureAtItsPlaceInTheBatch() {
    float[] batch = rows(columns(FIRST), columns(SECOND));
    var decoder = new OutputDecoder(RECIPE, new OutputLayout.Predictions(), 2, 1);
    assertThat(decoder.floats()).isEqualTo(6);
    assertThat(decoder.decode(FloatBuffer.wrap(batch), 6, HALF, DetectionSettings.SERVING))
        .singleElement()
        .satisfies(d -> assertThat(d.classIndex()).isEqualTo(1));
  }

  @Test
  void clipsToThePictureAndDropsWhatLiesOutside() {
    float[] acrossTheEdge = {0, 32, 20, 20, 0.9f, 0};
    float[] inThePadding = {32, 4, 10, 6, 0.9f, 0};
    List<Detection> found =
        decode(
            new OutputLayout.Transposed(),
            rows(acrossTheEdge, inThePadding),
            2,
            DetectionSettings.SERVING);
    assertThat(found).singleElement().extracting(Detection::box).isEqualTo(new Box(0, 12, 20, 52));
  }

  @Test
  void refusesNumbersThatAreNoScores() {
    for (float bad : new float[] {Float.NaN, 1.5f, -2, Float.POSITIVE_INFINITY}) {
      float[] output = {16, 32, 8, 12, 0.1f, bad};
      for (var layout : List.of(new OutputLayout.Predictions(), new OutputLayout.Transposed())) {
        assertThatExceptionOfType(ModelOutputInvalid.class)
            .isThrownBy(() -> decode(layout, output, 1, DetectionSettings.SERVING));
      }
    }
  }

  @Test
  void refusesBoxesThatAreNotFiniteAndClassesThatAreNot() {
    float[] box = {Float.NaN, 32, 8, 12, 0.9f, 0};
    assertThatExceptionOfType(ModelOutputInvalid.class)
        .isThrownBy(
            () -> decode(new OutputLayout.Predictions(), box, 1, DetectionSettings.SERVING));
    float[] row = {1, 1, 9, 9, 0.9f, 7};
    assertThatExceptionOfType(ModelOutputInvalid.class)
        .isThrownBy(() -> decode(new OutputLayout.EndToEnd(), row, 1, DetectionSettings.SERVING))
        .withMessageContaining("7");
  }
}
