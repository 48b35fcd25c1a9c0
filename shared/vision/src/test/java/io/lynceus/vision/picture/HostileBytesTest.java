package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.header.PictureRefused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody uploads is a picture or a refusal, never a fault of the decoder's. */
@ParameterizedClass
@EnumSource
final class HostileBytesTest {
  private static final int FILES = 300;

  private final PictureDecoder decoder;

  HostileBytesTest(Decoders decoders) {
    decoder = decoders.decoder(new PictureLimits(1 << 20, 10_000, 200, 1));
  }

  /** Found by the fuzzer: 78 bytes that want thousands of tables took half a minute. */
  @Test
  void bytesThatWantMoreThanThereAreAreAnsweredAtOnce() {
    byte[] file =
        HexFormat.of()
            .parseHex(
                "5249464646000000574542505650384c3a0000002f17c003001f524946466800000057454250"
                    + "53040000"
                    + "fc".repeat(36));
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> decodeOrRefuse("tables", file));
  }

  /** 32 x 32 of one colour: no bit for any pixel, so a bit reader is at the end from the start. */
  @Test
  void aPictureThatNeedsNoBitsIsRead() {
    byte[] file =
        HexFormat.of()
            .parseHex(
                "524946462c00000057454250565038580a000000000000001f00001f00005650384c0d0000002f1fc007002845156adeff020000");
    Picture picture = decoder.decode(file);
    assertThat(picture.rgb()).startsWith(10, 20, (byte) 230);
  }

  /** Found by the fuzzer: the decoder fell over a mode that there is not. */
  @Test
  void aDecoderThatFallsOverAFileRefusesIt() {
    byte[] file =
        Base64.getDecoder()
            .decode(
                "UklGRmgAAABXRUJQVlA4IFwAAADwAwCdASoYABAAdi4RDMRqAfgA/f7+txq7+hWv/wTMfz/87G/Wff4lX3o/"
                    + "/6+F/6rc//8ACREMhkMQkJCAgAglqALEagH4AM3/3EAE3m2G+yIAAP7+txq7+iwVr3r//6+F/6rcJ4AA");
    assertThatThrownBy(() -> decoder.decode(file))
        .isInstanceOf(PictureRefused.class)
        .hasMessageContaining("does not decode");
  }

  @ParameterizedTest
  @FieldSource("io.lynceus.vision.picture.Pictures#KINDS")
  void changedBytesAreAPictureOrARefusal(String name) {
    byte[] file = Pictures.file(name);
    RandomGenerator random = random(name.length());
    for (int i = 0; i < FILES; i++) {
      byte[] changed = file.clone();
      int changes = 1 + random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      decodeOrRefuse(name, changed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp", "palette.bmp", "progressive.jpg"})
  void bytesThatAreMissingOrDoubledAreAPictureOrARefusal(String name) {
    byte[] file = Pictures.file(name);
    RandomGenerator random = random(name.length());
    for (int i = 0; i < FILES; i++) {
      int from = random.nextInt(file.length);
      int to = Math.min(from + 1 + random.nextInt(16), file.length);
      byte[] head = Arrays.copyOf(file, from);
      decodeOrRefuse(name, Pictures.joined(head, Arrays.copyOfRange(file, to, file.length)));
      decodeOrRefuse(
          name,
          Pictures.joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length)));
    }
  }

  @Test
  void pngDataThatIsChangedUnderARightChecksumIsAPictureOrARefusal() {
    byte[] file = PictureEncoding.png(Pictures.QUARTERS);
    RandomGenerator random = random(3);
    for (int i = 0; i < FILES; i++) {
      byte[] changed = file.clone();
      changed[8 + random.nextInt(changed.length - 8)] = (byte) random.nextInt(256);
      decodeOrRefuse("png", summed(changed));
    }
  }

  @Test
  void randomBytesBehindASignatureAreRefused() {
    RandomGenerator random = random(5);
    for (String signature : new String[] {"89504e470d0a1a0a", "ffd8ff", "424d"}) {
      for (int i = 0; i < FILES; i++) {
        byte[] noise = new byte[200];
        random.nextBytes(noise);
        byte[] file = Pictures.joined(HexFormat.of().parseHex(signature), noise);
        assertThat(decodeOrRefuse(signature, file)).isFalse();
      }
    }
  }

  /** True where it was a picture. */
  private boolean decodeOrRefuse(String name, byte[] bytes) {
    try {
      Picture picture = decoder.decode(bytes);
      assertThat(picture.rgb()).hasSize(3 * picture.width() * picture.height());
      return true;
    } catch (PictureRefused refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return false;
    } catch (RuntimeException fault) {
      return fail(name + " as " + HexFormat.of().formatHex(bytes), fault);
    }
  }

  /**
   * The same chunks with the checksums that their bytes have, as far as lengths can be followed.
   */
  private static byte[] summed(byte[] png) {
    var file = ByteBuffer.wrap(png);
    var out = new ByteArrayOutputStream();
    out.write(png, 0, 8);
    int at = 8;
    while (at + 12 <= png.length) {
      int length = file.getInt(at);
      if (length < 0 || at + 12L + length > png.length) {
        break;
      }
      var sum = new CRC32();
      sum.update(png, at + 4, length + 4);
      out.write(png, at, length + 8);
      out.writeBytes(Pictures.ints((int) sum.getValue()));
      at += length + 12;
    }
    out.write(png, at, png.length - at);
    return out.toByteArray();
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
