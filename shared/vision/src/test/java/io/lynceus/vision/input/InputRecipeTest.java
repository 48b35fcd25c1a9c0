package io.lynceus.vision.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.Pictures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InputRecipeTest {
  /** 32 x 16 into 64 x 96 is scaled by two; above and below lie 32 rows of padding. */
  private static final InputRecipe OURS = InputRecipe.ofOurs(64, 96);

  private static final Picture TWO_LEVELS =
      Pictures.of(32, 16, (x, y) -> x < 16 ? 0x00_33_FF : 0xFF_33_00);
  private static final int PLANE = 64 * 96;

  @Test
  void writesPlanesOfRedGreenAndBlueFromZeroToOne() {
    float[] tensor = new float[OURS.floats()];
    assertThat(OURS.write(TWO_LEVELS, tensor, 0))
        .isEqualTo(new Letterbox(32, 16, 64, 96, 64, 32, 0, 32));
    assertThat(tensor[at(0, 10, 40)]).isEqualTo(0f);
    assertThat(tensor[at(0, 50, 40)]).isEqualTo(1f);
    assertThat(tensor[at(1, 10, 40)]).isEqualTo(0x33 / 255f);
    assertThat(tensor[at(2, 10, 40)]).isEqualTo(1f);
    assertThat(tensor[at(2, 50, 40)]).isEqualTo(0f);
  }

  @Test
  void pads() {
    float[] tensor = new float[OURS.floats()];
    OURS.write(TWO_LEVELS, tensor, 0);
    for (int plane = 0; plane < 3; plane++) {
      assertThat(tensor[at(plane, 5, 31)]).isEqualTo(114 / 255f);
      assertThat(tensor[at(plane, 5, 32)]).isNotEqualTo(114 / 255f);
      assertThat(tensor[at(plane, 5, 64)]).isEqualTo(114 / 255f);
    }
  }

  @Test
  void blendsBetweenCentres() {
    float[] tensor = new float[OURS.floats()];
    OURS.write(TWO_LEVELS, tensor, 0);
    assertThat(tensor[at(0, 31, 40)]).isEqualTo(64 / 255f);
    assertThat(tensor[at(0, 32, 40)]).isEqualTo(191 / 255f);
  }

  @Test
  void followsAForeignRecipe() {
    var yolox =
        new InputRecipe(64, 96, Placement.TOP_LEFT, 114, ChannelOrder.BGR, ValueRange.LEVELS);
    float[] tensor = new float[yolox.floats()];
    yolox.write(TWO_LEVELS, tensor, 0);
    assertThat(tensor[at(0, 10, 0)]).isEqualTo(255f);
    assertThat(tensor[at(2, 10, 0)]).isEqualTo(0f);
    assertThat(tensor[at(1, 10, 31)]).isEqualTo(0x33);
    assertThat(tensor[at(1, 10, 32)]).isEqualTo(114f);
  }

  @Test
  void padsLeftAndRightOfATallPicture() {
    float[] tensor = new float[OURS.floats()];
    Letterbox box = OURS.write(Pictures.of(16, 96, (x, y) -> 0xFFFFFF), tensor, 0);
    assertThat(box.left()).isEqualTo(24);
    assertThat(tensor[at(1, 23, 50)]).isEqualTo(114 / 255f);
    assertThat(tensor[at(1, 24, 50)]).isEqualTo(1f);
    assertThat(tensor[at(1, 39, 50)]).isEqualTo(1f);
    assertThat(tensor[at(1, 40, 50)]).isEqualTo(114 / 255f);
  }

  @Test
  void writesBehindOthersInADirectBuffer() {
    FloatBuffer batch =
        ByteBuffer.allocateDirect(2 * 4 * OURS.floats())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    OURS.write(TWO_LEVELS, batch, OURS.floats());
    float[] alone = new float[OURS.floats()];
    OURS.write(TWO_LEVELS, alone, 0);
    float[] second = new float[OURS.floats()];
    batch.get(OURS.floats(), second);
    assertThat(second).isEqualTo(alone);
    assertThat(batch.get(0)).isZero();
    assertThat(batch.position()).isZero();
  }

  @Test
  void sameFloatsFromACachedPicture() {
    Picture noise = Pictures.of(101, 77, (x, y) -> (x * 7919 + y * 104_729) * 31);
    float[] fresh = new float[OURS.floats()];
    float[] cached = new float[OURS.floats()];
    OURS.write(noise, fresh, 0);
    OURS.write(OURS.letterboxed(noise), cached, 0);
    assertThat(cached).isEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({"0, 64", "-32, 64", "33, 64", "64, 100000"})
  void refusesSidesThatNoNetworkHas(int width, int height) {
    assertThatIllegalArgumentException().isThrownBy(() -> InputRecipe.ofOurs(width, height));
  }

  private static int at(int plane, int x, int y) {
    return plane * PLANE + y * 64 + x;
  }
}
