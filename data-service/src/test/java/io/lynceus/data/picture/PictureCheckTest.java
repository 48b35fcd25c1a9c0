package io.lynceus.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.Pictures;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.PerceptualHash;
import io.lynceus.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureCheckTest {
  private final PictureCheck check = new PictureCheck(PictureLimits.STANDARD, 1);

  @Test
  void namesAPictureByTheHashOfItsBytes() throws Exception {
    byte[] png = Pictures.png(1);
    CheckedPicture checked = check.judge(png);
    byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(png);
    assertThat(checked.id().sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(checked.mediaType()).isEqualTo("image/png");
    assertThat(checked.width()).isEqualTo(64);
    assertThat(checked.height()).isEqualTo(48);
    assertThat(checked.likeness()).isEqualTo(PerceptualHash.of(Pictures.picture(1)));
  }

  @Test
  void cutsWhatFollowsBeforeItHashes() {
    byte[] jpeg = Pictures.jpeg(1);
    CheckedPicture checked = check.judge(Arrays.copyOf(jpeg, jpeg.length + 77));
    assertThat(checked.trimmed()).isEqualTo(77);
    assertThat(checked.bytes()).isEqualTo(jpeg);
    assertThat(checked.id()).isEqualTo(check.judge(jpeg).id());
  }

  @Test
  void refusesATornPictureByItsReason() {
    byte[] jpeg = Pictures.jpeg(1);
    assertThatThrownBy(() -> check.judge(Arrays.copyOf(jpeg, jpeg.length / 2)))
        .isInstanceOfSatisfying(
            PictureUnacceptable.class,
            p -> {
              assertThat(p.status().value()).isEqualTo(422);
              assertThat(p.slug()).startsWith("picture-");
            });
  }

  @Test
  void oneByteTooManyIsEnoughToKnow() {
    assertThatThrownBy(() -> check.judge(new byte[check.enoughBytes()]))
        .isInstanceOfSatisfying(
            PictureUnacceptable.class, p -> assertThat(p.status().value()).isEqualTo(413));
  }

  @Test
  void aPictureLargerThanWhatIsDecodedAtOnceStillPasses() {
    for (int i = 0; i < 3; i++) {
      assertThat(check.shrunk(Pictures.png(1), 32).width()).isEqualTo(32);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void isUprightHoweverTheCameraWasHeld(int orientation) {
    CheckedPicture checked = check.judge(Pictures.turned(3, orientation));
    assertThat(checked.width()).isEqualTo(64);
    assertThat(checked.height()).isEqualTo(48);
    assertThat(checked.likeness().distance(PerceptualHash.of(Pictures.picture(3))))
        .as("near duplicates")
        .isLessThanOrEqualTo(2);
  }

  @Test
  void thumbnailsAreUprightToo() {
    Picture shrunk = check.shrunk(Pictures.turned(4, 6), 32);
    assertThat(shrunk.width()).isEqualTo(32);
    assertThat(shrunk.height()).isEqualTo(24);
    Picture upright = check.shrunk(Pictures.jpeg(4), 32);
    assertThat(PerceptualHash.of(shrunk).distance(PerceptualHash.of(upright)))
        .isLessThanOrEqualTo(4);
  }

  @Test
  void metadataMakesAnotherFileOfTheSamePicture() {
    byte[] commented = Pictures.withSegment(Pictures.jpeg(5), 0xFE, new byte[] {'h', 'i'});
    CheckedPicture one = check.judge(Pictures.jpeg(5));
    CheckedPicture other = check.judge(commented);
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(other.likeness()).isEqualTo(one.likeness());
  }

  @Test
  void noMorePixelsAreDecodedAtOnceThanAllowed() throws Exception {
    var one = new PictureCheck(PictureLimits.STANDARD, 1);
    List<Callable<CheckedPicture>> requests = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      byte[] file = Pictures.png(i);
      requests.add(() -> one.judge(file));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<CheckedPicture> judged : threads.invokeAll(requests)) {
        assertThat(judged.get().width()).isEqualTo(64);
      }
    }
    assertThatThrownBy(() -> one.judge(Arrays.copyOf(Pictures.png(1), 90)))
        .isInstanceOf(PictureUnacceptable.class);
    assertThat(one.judge(Pictures.png(1)).width()).as("after a refusal").isEqualTo(64);
  }
}
