package io.lynceus.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.Pictures;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.PerceptualHash;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

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
}
