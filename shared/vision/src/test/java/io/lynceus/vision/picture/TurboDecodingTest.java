package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.turbojpeg.TurboJpeg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/**
 * The two decoders see the same. Where libjpeg-turbo is not installed, that the other is used is
 * what is asserted.
 */
final class TurboDecodingTest {
  private static final boolean INSTALLED =
      Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib")
          .anyMatch(folder -> Files.exists(Path.of(folder, "libturbojpeg.so.0")));

  @Test
  void isUsedWhereItIsInstalled() {
    byte[] jpeg = jpeg(64, 48, 2, 2);
    assertThat(fast(jpeg).isPresent()).isEqualTo(INSTALLED);
  }

  @ParameterizedTest
  @CsvSource({
    "64, 48, 2, 2", "61, 47, 2, 2", "640, 480, 2, 2", "17, 10, 2, 2",
    "64, 48, 1, 1", "61, 47, 1, 1", "333, 500, 1, 1", "61, 47, 2, 1"
  })
  void seesWhatThePureDecoderSees(int width, int height, int across, int down) {
    Decoders.assertAlike(jpeg(width, height, across, down), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grey.jpg", "progressive.jpg", "cmyk.jpg"})
  void seesOtherKindsAlike(String name) {
    Decoders.assertAlike(Pictures.file(name), 1);
  }

  @Test
  void leavesWhatItCannotGiveToThePureDecoder() {
    assertThat(fast(Pictures.file("cmyk.jpg"))).isEmpty();
    byte[] jpeg = jpeg(64, 64, 2, 2);
    byte[] torn =
        Pictures.joined(Pictures.part(jpeg, 0, jpeg.length / 2), Pictures.bytes("\u00FF\u00D9"));
    assertThat(fast(torn)).isEmpty();
  }

  @Test
  void givesNothingWhereTheSidesAreOthers() {
    byte[] jpeg = jpeg(64, 48, 2, 2);
    assertThat(TurboJpeg.installed().flatMap(t -> t.rgb(jpeg, jpeg.length, 32, 24))).isEmpty();
    assertThat(TurboJpeg.installed().flatMap(t -> t.rgb(jpeg, jpeg.length, 128, 96))).isEmpty();
  }

  /** Larger than what is kept from one picture to the next, then small again. */
  @Test
  void takesPicturesOfAllSizesInAnyOrder() {
    for (int side : new int[] {16, 2200, 40, 300, 2200, 16}) {
      Decoders.assertAlike(jpeg(side, side, 2, 2), 1);
    }
  }

  @Test
  void manyMayAskAtOnce() throws InterruptedException, ExecutionException {
    byte[] small = jpeg(100, 80, 2, 2);
    byte[] large = jpeg(400, 300, 1, 1);
    try (var callers = Executors.newFixedThreadPool(8)) {
      var answers =
          callers.invokeAll(
              IntStream.range(0, 200)
                  .<java.util.concurrent.Callable<Void>>mapToObj(
                      i ->
                          () -> {
                            Decoders.assertAlike(i % 2 == 0 ? small : large, 1);
                            return null;
                          })
                  .toList());
      for (var answer : answers) {
        answer.get();
      }
    }
  }

  private static Optional<byte[]> fast(byte[] jpeg) {
    PictureHeader header = PictureHeader.of(jpeg, PictureLimits.STANDARD);
    return TurboJpeg.installed()
        .flatMap(
            turbo -> turbo.rgb(jpeg, header.length(), header.storedWidth(), header.storedHeight()));
  }

  /** A baseline file of coloured noise whose colours are sampled every so many pixels. */
  private static byte[] jpeg(int width, int height, int across, int down) {
    Picture noise =
        Pictures.of(width, height, (x, y) -> ((x * 7919 + y * 104_729) * 31) >> (x % 3));
    BufferedImage image = RgbPixels.image(noise);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      var root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
      NodeList components = root.getElementsByTagName("componentSpec");
      var luma = (IIOMetadataNode) components.item(0);
      luma.setAttribute("HsamplingFactor", Integer.toString(across));
      luma.setAttribute("VsamplingFactor", Integer.toString(down));
      metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
      writer.write(null, new IIOImage(image, List.of(), metadata), null);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
