package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class PictureTest {
  @Test
  void hasThreeBytesAPixel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Picture(2, 2, new byte[11]))
        .withMessageContaining("2 by 2");
  }

  @Test
  void shrinksByAveraging() {
    Picture small = Pictures.of(4, 2, (x, y) -> (10 * x + y) * 0x010101).shrunkTo(2);
    assertThat(small.width()).isEqualTo(2);
    assertThat(small.height()).isEqualTo(1);
    assertThat(small.pixel(0, 0)).isEqualTo(6 * 0x010101);
    assertThat(small.pixel(1, 0)).isEqualTo(26 * 0x010101);
  }

  @Test
  void doesNotGrow() {
    assertThat(Pictures.QUARTERS.shrunkTo(100)).isSameAs(Pictures.QUARTERS);
  }
}
