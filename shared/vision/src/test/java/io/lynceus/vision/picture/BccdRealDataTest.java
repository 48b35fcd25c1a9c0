package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 364 pictures as a microscope's camera wrote them. */
@Tag("real-data")
final class BccdRealDataTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("lynceus.real-data"), "bccd", "BCCD", "JPEGImages");

  @Test
  void everyPictureIsReadAsItIs() throws IOException {
    var decoder = new PictureDecoder(PictureLimits.STANDARD);
    List<Path> files = files();
    assertThat(files).hasSize(364);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      PictureHeader header = decoder.inspect(bytes);
      assertThat(header.width()).as("%s", file).isEqualTo(640);
      assertThat(header.height()).isEqualTo(480);
      assertThat(header.trimmed()).isZero();
    }
  }

  @Test
  void bothDecodersSeeTheSame() throws IOException {
    for (Path file : files().subList(0, 60)) {
      Decoders.assertAlike(read(file), 1);
    }
  }

  @Test
  void likenessSeparatesPictures() throws IOException {
    var decoder = new PictureDecoder(PictureLimits.STANDARD);
    List<PerceptualHash> hashes =
        files().stream()
            .limit(60)
            .map(file -> PerceptualHash.of(decoder.decode(read(file))))
            .toList();
    long near = 0;
    for (int i = 0; i < hashes.size(); i++) {
      for (int j = 0; j < i; j++) {
        near += hashes.get(i).distance(hashes.get(j)) <= 3 ? 1 : 0;
      }
    }
    assertThat(near).isLessThan(10);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(PICTURES)) {
      return files.sorted().toList();
    }
  }
}
