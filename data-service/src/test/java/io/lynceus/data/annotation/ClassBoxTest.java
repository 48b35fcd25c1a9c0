package io.lynceus.data.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.box.Box;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes in the table: rows of years ago are read by this. */
final class ClassBoxTest {
  /** Class 258 as int4, then 0, 0.25, 640 and 1.5 as float8, most significant byte first. */
  private static final byte[] GOLDEN =
      HexFormat.of()
          .parseHex(
              "00000102"
                  + "0000000000000000"
                  + "3fd0000000000000"
                  + "4084000000000000"
                  + "3ff8000000000000");

  private static final ClassBox BOX = new ClassBox(258, new Box(0, .25, 640, 1.5));

  @Test
  void isThirtySixBytesThatNeverChange() {
    assertThat(ClassBox.packed(List.of(BOX))).isEqualTo(GOLDEN).hasSize(36);
    assertThat(ClassBox.unpacked(GOLDEN)).containsExactly(BOX);
  }

  @Test
  void keepsTheOrderAndEveryBit() {
    List<ClassBox> boxes =
        List.of(
            new ClassBox(1, new Box(.1, .2, .3, Math.nextUp(.4))),
            new ClassBox(0, new Box(1e-9, 0, 16_384, Math.PI)),
            new ClassBox(1, new Box(.1, .2, .3, .4)));
    assertThat(ClassBox.unpacked(ClassBox.packed(boxes))).isEqualTo(boxes);
  }

  @Test
  void backgroundIsNoBytes() {
    assertThat(ClassBox.packed(List.of())).isEmpty();
    assertThat(ClassBox.unpacked(new byte[0])).isEmpty();
  }
}
