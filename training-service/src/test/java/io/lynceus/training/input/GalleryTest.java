package io.lynceus.training.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GalleryTest {
  private static final InputSize SIZE = new InputSize(64, 64);
  private static final int BYTES = 64 * 64 * Picture.CHANNELS;

  private final List<Integer> reads = new ArrayList<>();

  @Test
  void keepsAsManyAsFitAndForgetsWhatWasUsedLongestAgo() {
    Gallery gallery = gallery(4, 2L * BYTES);
    gallery.picture(0);
    gallery.picture(1);
    gallery.picture(0);
    gallery.picture(2); // 1 has to go
    gallery.picture(0);
    gallery.picture(2);
    assertThat(reads).containsExactly(0, 1, 2);
    gallery.picture(1);
    assertThat(reads).containsExactly(0, 1, 2, 1);
  }

  @Test
  void aPictureLargerThanTheMemoryIsKeptAloneUntilTheNext() {
    Gallery gallery = gallery(2, 1);
    gallery.picture(0);
    gallery.picture(0);
    assertThat(reads).containsExactly(0);
    gallery.picture(1);
    gallery.picture(0);
    assertThat(reads).containsExactly(0, 1, 0);
  }

  /** However many pictures go through it. */
  @Test
  void aThousandPicturesTakeNoMoreThanTheMemory() {
    Gallery gallery = gallery(1000, 3L * BYTES);
    IntStream.range(0, 1000).forEach(gallery::picture);
    reads.clear();
    IntStream.of(999, 998, 997).forEach(gallery::picture);
    assertThat(reads).isEmpty();
    gallery.picture(996);
    assertThat(reads).containsExactly(996);
  }

  @Test
  void aPictureIsAsLargeAsInTheInputAndHasNoPadding() {
    Gallery gallery = new Gallery(List.of(Tiles.grey(200, 100, 90)), SIZE, BYTES);
    Picture picture = gallery.picture(0);
    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(32);
    for (byte level : picture.rgb()) {
      assertThat(level & 0xFF).isEqualTo(90);
    }
  }

  @Test
  void aSmallPictureIsScaledUp() {
    Gallery gallery = new Gallery(List.of(Tiles.grey(16, 8, 90)), SIZE, BYTES);
    assertThat(gallery.picture(0).width()).isEqualTo(64);
    assertThat(gallery.picture(0).height()).isEqualTo(32);
  }

  private Gallery gallery(int count, long memory) {
    List<LabeledImage> images =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new LabeledImage(
                        "picture-" + i,
                        64,
                        64,
                        List.of(),
                        () -> {
                          reads.add(i);
                          return Tiles.filled(64, 64, i % 256);
                        }))
            .toList();
    return new Gallery(images, SIZE, memory);
  }
}
