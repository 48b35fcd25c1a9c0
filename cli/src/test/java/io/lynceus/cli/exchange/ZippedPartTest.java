package io.lynceus.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive that is made while it is read must be one that any reader of zip files reads. */
final class ZippedPartTest {
  private static final int CHUNK = 1 << 16;

  @TempDir Path folder;
  private final AtomicLong progress = new AtomicLong();

  @Test
  void filesOfAnySizeComeOutAsTheyWere() throws IOException {
    var part = new FolderPart(folder);
    int[] sizes = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 7};
    for (int size : sizes) {
      part.add(file("images/%d.jpg".formatted(size), size));
    }
    Map<String, byte[]> unzipped = unzipped(zipped(part).readAllBytes());
    assertThat(unzipped).hasSize(sizes.length);
    for (int size : sizes) {
      String name = "images/%d.jpg".formatted(size);
      assertThat(unzipped.get(name)).as(name).isEqualTo(Files.readAllBytes(folder.resolve(name)));
    }
    assertThat(progress).hasValue(Arrays.stream(sizes).sum());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000, 100_000})
  void isTheSameHoweverManyBytesAreAskedFor(int atOnce) throws IOException {
    var part = new FolderPart(folder);
    part.add(file("a.jpg", 3000));
    part.add(file("b.txt", 10));
    byte[] whole = zipped(part).readAllBytes();
    var pieces = new ByteArrayOutputStream();
    try (InputStream zip = zipped(part)) {
      byte[] buffer = new byte[atOnce];
      for (int n = zip.read(buffer, 0, atOnce); n >= 0; n = zip.read(buffer, 0, atOnce)) {
        pieces.write(buffer, 0, n);
      }
    }
    assertThat(unzipped(pieces.toByteArray()).keySet()).isEqualTo(unzipped(whole).keySet());
    assertThat(pieces.size()).isEqualTo(whole.length);
  }

  @Test
  void isReadByteByByte() throws IOException {
    var part = new FolderPart(folder);
    part.add(file("a.jpg", 100));
    var bytes = new ByteArrayOutputStream();
    try (InputStream zip = zipped(part)) {
      for (int next = zip.read(); next >= 0; next = zip.read()) {
        bytes.write(next);
      }
      assertThat(zip.read()).isEqualTo(-1);
    }
    assertThat(unzipped(bytes.toByteArray())).containsOnlyKeys("a.jpg");
  }

  @Test
  void namesOfAnyAlphabetSurvive() throws IOException {
    var part = new FolderPart(folder);
    part.add(file("Bl\u00e4tter/\u4e2d \u6587.jpg", 5));
    assertThat(unzipped(zipped(part).readAllBytes()))
        .containsOnlyKeys("Bl\u00e4tter/\u4e2d \u6587.jpg");
  }

  @Test
  void ofNothingAnEmptyArchiveIsMade() throws IOException {
    byte[] empty = zipped(new FolderPart(folder)).readAllBytes();
    assertThat(empty).startsWith('P', 'K');
    assertThat(unzipped(empty)).isEmpty();
  }

  @Test
  void aFileThatWentMeanwhileIsNamed() throws IOException {
    var part = new FolderPart(folder);
    Path gone = file("a.jpg", 5);
    part.add(gone);
    Files.delete(gone);
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> zipped(part).readAllBytes())
        .withMessageContaining("a.jpg");
  }

  @Test
  void aSendingThatIsGivenUpLetsItsFileGo() throws IOException {
    var part = new FolderPart(folder);
    part.add(file("a.jpg", 10 * CHUNK));
    InputStream zip = zipped(part);
    assertThat(zip.read(new byte[CHUNK], 0, CHUNK)).isPositive();
    zip.close();
    assertThat(progress.get()).isLessThan(10 * CHUNK);
  }

  private InputStream zipped(FolderPart part) {
    return new ZippedPart(part, progress::addAndGet);
  }

  private Path file(String name, int size) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + size);
    }
    return Files.write(file, bytes);
  }

  private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
