package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.turbojpeg.TurboJpeg;
import java.util.Optional;

/** Both ways to decode. Where libjpeg-turbo is not installed, the first is the second. */
enum Decoders {
  INSTALLED,
  PURE;

  PictureDecoder decoder(PictureLimits limits) {
    return this == PURE
        ? new PictureDecoder(limits, Optional.empty())
        : new PictureDecoder(limits, TurboJpeg.installed());
  }

  /** Both see a file alike, up to so many levels a sample. */
  static void assertAlike(byte[] file, int levels) {
    Picture one = INSTALLED.decoder(PictureLimits.STANDARD).decode(file);
    Picture other = PURE.decoder(PictureLimits.STANDARD).decode(file);
    assertThat(one.toString()).isEqualTo(other.toString());
    int worst = 0;
    for (int i = 0; i < one.rgb().length; i++) {
      worst = Math.max(worst, Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF)));
    }
    assertThat(worst).isLessThanOrEqualTo(levels);
  }
}
