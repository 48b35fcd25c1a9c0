package io.lynceus.data.exchange.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools write that is rare but right, and what only looks like it. */
final class UnusualArchiveTest {
  private static final String LONG =
      "datasets/" + "a-rather-long-folder-name/".repeat(8) + "picture.txt";

  @TempDir Path folder;

  @Test
  void readsZip64() throws IOException {
    byte[] zip =
        zip(
            out -> {
              out.setUseZip64(Zip64Mode.Always);
              entry(out, new ZipArchiveEntry("a.txt"), "one");
              entry(out, new ZipArchiveEntry("b.txt"), "two");
            });
    try (Archive archive = opened(zip)) {
      assertThat(text(archive, "a.txt")).isEqualTo("one");
      assertThat(archive.size("b.txt")).isEqualTo(3);
    }
  }

  @Test
  void readsMoreFilesThanAnOldZipCanCount() throws IOException {
    byte[] zip =
        zip(
            out -> {
              for (int i = 0; i < 66_000; i++) {
                entry(out, new ZipArchiveEntry(i + ".txt"), "");
              }
            });
    Path file = Files.write(folder.resolve("many.zip"), zip);
    try (Archive archive = Archive.open(file, folder, new ArchiveLimits(66_000, 1 << 20, 100))) {
      assertThat(archive.names()).hasSize(66_000);
    }
    assertThatThrownBy(() -> Archive.open(file, folder, new ArchiveLimits(65_999, 1 << 20, 100)))
        .isInstanceOf(ArchiveRefused.class)
        .hasMessageContaining("more than 65,999 files");
  }

  @Test
  void refusesWhatIsEncryptedOrPackedUnlikeAnythingKnown() throws IOException {
    byte[] encrypted = Packed.of("secret.txt", "content").zip();
    encrypted[lastIndexOf(encrypted, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
    refuses(encrypted, "encrypted or unusual entry: secret.txt");
    byte[] unknown = Packed.of("odd.txt", "content").zip();
    unknown[lastIndexOf(unknown, new byte[] {'P', 'K', 1, 2}) + 10] = 99;
    refuses(unknown, "encrypted or unusual entry: odd.txt");
  }

  @Test
  void refusesTwoFilesOfOneNameInAZip() throws IOException {
    byte[] zip =
        zip(
            out -> {
              entry(out, new ZipArchiveEntry("same.txt"), "one");
              entry(out, new ZipArchiveEntry("./same.txt"), "two");
            });
    refuses(zip, "two files named same.txt");
  }

  @Test
  void namesThatDifferInCaseAreTwoFiles() throws IOException {
    try (Archive archive = opened(Packed.of("A.txt", "upper").and("a.txt", "lower").zip())) {
      assertThat(text(archive, "A.txt")).isEqualTo("upper");
      assertThat(text(archive, "a.txt")).isEqualTo("lower");
    }
  }

  @Test
  void namesInAnOldCharsetStillPair() throws IOException {
    byte[] zip =
        zip(
            out -> {
              out.setEncoding(ISO_8859_1.name());
              out.setUseLanguageEncodingFlag(false);
              entry(out, new ZipArchiveEntry("gr\u00fcn.jpg"), "picture");
              entry(out, new ZipArchiveEntry("gr\u00fcn.txt"), "label");
            });
    try (Archive archive = opened(zip)) {
      assertThat(archive.names()).hasSize(2);
      String picture = archive.names().first();
      assertThat(text(archive, picture.replace(".jpg", ".txt"))).isEqualTo("label");
    }
  }

  @Test
  void readsLongNamesHoweverTarSpellsThem() throws IOException {
    for (int spelling :
        new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
      byte[] tar =
          tar(
              out -> {
                out.setLongFileMode(spelling);
                entry(out, LONG, "found");
              });
      try (Archive archive = opened(tar)) {
        assertThat(text(archive, LONG)).isEqualTo("found");
      }
    }
  }

  /** Found by the fuzzer: a file without a name was imported under none. */
  @Test
  void passesOverAFileWithoutAName() throws IOException {
    try (Archive archive =
        opened(Packed.of("", "nobody's").and("./", "a").and("a.txt", "a").zip())) {
      assertThat(archive.names()).containsExactly("a.txt");
    }
  }

  @Test
  void refusesNamesThatNoFileSystemHas() throws IOException {
    refuses(Packed.of("n".repeat(1025), "x").zip(), "a name that no file has");
    byte[] endless =
        tar(
            out -> {
              var name = new TarArchiveEntry("longlink", TarConstants.LF_GNUTYPE_LONGNAME);
              name.setSize(2 << 20);
              out.putArchiveEntry(name);
              out.write("n".repeat(2 << 20).getBytes(UTF_8));
              out.closeArchiveEntry();
            });
    refuses(endless, "header without end");
  }

  @Test
  void readsATarThatWasPackedInPieces() throws IOException {
    byte[] plain = gunzip(Files.readAllBytes(Packed.of("a.txt", "one").tarGz(folder)));
    var pieces = new ByteArrayOutputStream();
    pieces.writeBytes(gzip(Arrays.copyOf(plain, 700)));
    pieces.writeBytes(gzip(Arrays.copyOfRange(plain, 700, plain.length)));
    try (Archive archive = opened(pieces.toByteArray())) {
      assertThat(text(archive, "a.txt")).isEqualTo("one");
    }
  }

  @Test
  void refusesATarThatIsNotPacked() throws IOException {
    refuses(gunzip(Files.readAllBytes(Packed.of("a", "b").tarGz(folder))), "neither a zip nor");
  }

  @Test
  void anArchiveInAnArchiveIsAFile() throws IOException {
    byte[] inner = Packed.of("../../evil.txt", "x").zip();
    try (Archive archive = opened(new Packed().and("inner.zip", inner).zip())) {
      assertThat(archive.names()).containsExactly("inner.zip");
      assertThat(archive.open("inner.zip").readAllBytes()).isEqualTo(inner);
    }
  }

  @Test
  void foldersAreNoFilesButAreCounted() throws IOException {
    byte[] zip =
        zip(
            out -> {
              entry(out, new ZipArchiveEntry("a/"), "");
              entry(out, new ZipArchiveEntry("a/b.txt"), "x");
            });
    try (Archive archive = opened(zip)) {
      assertThat(archive.names()).containsExactly("a/b.txt");
    }
    Path file = Files.write(folder.resolve("folders.zip"), zip);
    assertThatThrownBy(() -> Archive.open(file, folder, new ArchiveLimits(1, 99, 9)))
        .isInstanceOf(ArchiveRefused.class);
  }

  /** What is written into an archive. */
  @FunctionalInterface
  private interface Content<T> {
    void writeTo(T out) throws IOException;
  }

  private static byte[] zip(Content<ZipArchiveOutputStream> content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipArchiveOutputStream(bytes)) {
      content.writeTo(out);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipArchiveOutputStream out, ZipArchiveEntry entry, String text)
      throws IOException {
    out.putArchiveEntry(entry);
    out.write(text.getBytes(UTF_8));
    out.closeArchiveEntry();
  }

  private static byte[] tar(Content<TarArchiveOutputStream> content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      content.writeTo(out);
    }
    return bytes.toByteArray();
  }

  private static void entry(TarArchiveOutputStream out, String name, String text)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(text.length());
    out.putArchiveEntry(entry);
    out.write(text.getBytes(UTF_8));
    out.closeArchiveEntry();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (var gzip = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    }
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    int at = bytes.length - wanted.length;
    while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
      at--;
    }
    return at;
  }

  private Archive opened(byte[] bytes) throws IOException {
    return Archive.open(Files.write(folder.resolve("archive"), bytes), folder, Packed.LIMITS);
  }

  private void refuses(byte[] bytes, String why) throws IOException {
    Path file = Files.write(folder.resolve("refused"), bytes);
    assertThatThrownBy(() -> Archive.open(file, folder, Packed.LIMITS).close())
        .isInstanceOf(ArchiveRefused.class)
        .hasMessageContaining(why);
  }

  private static String text(Archive archive, String name) throws IOException {
    try (InputStream in = archive.open(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
