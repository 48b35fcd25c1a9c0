package io.lynceus.vision.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.header.PictureRefused.Reason;
import io.lynceus.vision.picture.Pictures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each limit at its last accepted value, and one beyond. */
final class PictureLimitsTest {
  @ParameterizedTest
  @CsvSource({"10, 10", "16384, 10", "10, 16384", "5000, 10000", "16384, 3051"})
  void acceptsSidesUpToTheLimits(int width, int height) {
    PictureHeader header = PictureHeader.of(Pictures.png(width, height), PictureLimits.STANDARD);
    assertThat(header.width()).isEqualTo(width);
    assertThat(header.height()).isEqualTo(height);
  }

  @ParameterizedTest
  @CsvSource({
    "9, 10, TOO_SMALL",
    "10, 9, TOO_SMALL",
    "1, 1, TOO_SMALL",
    "16385, 10, TOO_LARGE",
    "10, 16385, TOO_LARGE",
    "5001, 10000, TOO_LARGE",
    "16384, 3052, TOO_LARGE",
    "2147483647, 2147483647, TOO_LARGE",
    "-1, -1, TOO_LARGE",
    "0, 10, DAMAGED",
    "10, 0, DAMAGED"
  })
  void refusesSidesBeyondThem(int width, int height, Reason reason) {
    assertThat(refusal(Pictures.png(width, height), PictureLimits.STANDARD)).isEqualTo(reason);
  }

  @Test
  void countsTheBytesOfTheFileAndNotOfThePicture() {
    byte[] png = Pictures.png(10, 10);
    var exact = new PictureLimits(png.length, 100, 10, 10);
    assertThatCode(() -> PictureHeader.of(png, exact)).doesNotThrowAnyException();
    assertThat(refusal(Arrays.copyOf(png, png.length + 1), exact)).isEqualTo(Reason.TOO_MANY_BYTES);
    assertThat(refusal(new byte[0], exact)).isEqualTo(Reason.EMPTY);
  }

  @Test
  void saysWhatWasSeenAndWhatIsAccepted() {
    var refused =
        catchThrowableOfType(
            PictureRefused.class,
            () -> PictureHeader.of(Pictures.png(20_000, 30), PictureLimits.STANDARD));
    assertThat(refused)
        .hasMessage(
            "The picture is 20000 by 30; at most 16384 a side and 50,000,000 pixels are accepted");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "1, 0, 1, 1", "1, 1, 1, 2", "1, 1, 1, 0"})
  void limitsThatAcceptNothingAreRefused(long bytes, long pixels, int longest, int shortest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PictureLimits(bytes, pixels, longest, shortest));
  }

  private static Reason refusal(byte[] file, PictureLimits limits) {
    return catchThrowableOfType(PictureRefused.class, () -> PictureHeader.of(file, limits))
        .reason();
  }
}
