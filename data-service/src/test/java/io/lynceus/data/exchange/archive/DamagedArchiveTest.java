package io.lynceus.data.exchange.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that lost something on their way. Each is refused, or says which of its files is
 * damaged; none is read as something else, and none is taken for trouble of ours, which would be
 * tried again for a quarter of an hour.
 */
final class DamagedArchiveTest {
  private static final String TEXT = "what a label file may hold, more than once, ".repeat(20);

  @TempDir Path folder;

  @Test
  void noCutTarIsReadAsAWholeOne() throws IOException {
    byte[] whole = Files.readAllBytes(three().tarGz(folder));
    for (int length = 4; length < whole.length; length++) {
      refuses(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void noCutZipIsReadAsAWholeOne() throws IOException {
    byte[] whole = three().zip();
    for (int length = 4; length < whole.length; length++) {
      refuses(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void aFlippedBitIsNeverContent() throws IOException {
    byte[] zip = three().zip();
    byte[] tar = Files.readAllBytes(three().tarGz(folder));
    var random = new Random(11);
    for (int i = 0; i < 400; i++) {
      mayOnlyRefuse(flipped(zip, random));
      mayOnlyRefuse(flipped(tar, random));
    }
  }

  @Test
  void oneDamagedFileLeavesTheOthersReadable() throws IOException {
    byte[] zip = three().zip();
    zip[indexOf(zip, "b.txt") + "b.txt".length() + 3] ^= 0x55;
    try (Archive archive = Archive.open(file(zip), folder, Packed.LIMITS)) {
      assertThat(text(archive, "a.txt")).isEqualTo(TEXT);
      assertThat(text(archive, "c.txt")).isEqualTo(TEXT + "c");
      assertThatThrownBy(() -> text(archive, "b.txt")).isInstanceOf(ZipException.class);
    }
  }

  @Test
  void aFileThatIsStoredUnpackedIsCheckedToo() throws IOException {
    Packed stored = new Packed().and("picture.bin", new byte[] {1, 2, 3, 4});
    byte[] zip = stored.storedZip();
    zip[indexOf(zip, "picture.bin") + "picture.bin".length() + 1] = 9;
    try (Archive archive = Archive.open(file(zip), folder, Packed.LIMITS)) {
      assertThatThrownBy(() -> archive.open("picture.bin").readAllBytes())
          .isInstanceOf(ZipException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void whatIsPackedButNoTarIsRefused() throws IOException {
    refuses(gzip("this is a text and no archive, ".repeat(40).getBytes(UTF_8)));
    byte[] noise = new byte[4096];
    new Random(5).nextBytes(noise);
    refuses(gzip(noise));
  }

  @Test
  void anEmptyTarHasNoFiles() throws IOException {
    try (Archive archive = Archive.open(file(gzip(new byte[1024])), folder, Packed.LIMITS)) {
      assertThat(archive.names()).isEmpty();
    }
  }

  private void mayOnlyRefuse(byte[] bytes) throws IOException {
    try (Archive archive = Archive.open(file(bytes), folder, Packed.LIMITS)) {
      for (String name : archive.names()) {
        assertThat(text(archive, name)).startsWith(TEXT);
      }
    } catch (ArchiveRefused | ZipException refused) {
      assertThat(refused).hasMessageNotContaining("Exception");
    }
  }

  private void refuses(byte[] bytes) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(() -> Archive.open(file, folder, Packed.LIMITS).close())
        .as("%,d bytes", bytes.length)
        .isInstanceOf(ArchiveRefused.class);
  }

  private static byte[] flipped(byte[] whole, Random random) {
    byte[] flipped = whole.clone();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static Packed three() {
    return Packed.of("a.txt", TEXT).and("b.txt", TEXT + "b").and("c.txt", TEXT + "c");
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("damaged"), bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static int indexOf(byte[] bytes, String wanted) {
    byte[] sought = wanted.getBytes(UTF_8);
    int at = 0;
    while (!Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
      at++;
    }
    return at;
  }

  private static String text(Archive archive, String name) throws IOException {
    try (InputStream in = archive.open(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
