package io.lynceus.data.exchange.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveTest {
  @TempDir Path folder;

  @Test
  void readsTheSameFromZipAndTar() throws IOException {
    Packed packed =
        Packed.of("top/b.txt", "bee").and("top/a.txt", "").and("top/c.bin", new byte[9]);
    for (Path file : new Path[] {packed.zip(folder), packed.tarGz(folder)}) {
      try (Archive archive = Archive.open(file, folder, Packed.LIMITS)) {
        assertThat(archive.names()).containsExactly("top/a.txt", "top/b.txt", "top/c.bin");
        assertThat(text(archive, "top/b.txt")).isEqualTo("bee");
        assertThat(text(archive, "top/a.txt")).isEmpty();
        assertThat(archive.size("top/c.bin")).isEqualTo(9);
        assertThat(text(archive, "top/b.txt")).as("again").isEqualTo("bee");
      }
    }
  }

  @Test
  void passesOverWhatMacOsAdds() throws IOException {
    Packed packed =
        Packed.of("top/a.txt", "a").and("__MACOSX/top/._a.txt", "x").and("top/.DS_Store", "x");
    try (Archive archive = packed.open(folder)) {
      assertThat(archive.names()).containsExactly("top/a.txt");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../up.txt",
        "a/../../up.txt",
        "/etc/passwd",
        "..\\up.txt",
        "C:\\x",
        "a/\u0000b",
        "a\nb"
      })
  void refusesNamesThatLeadOutside(String name) throws IOException {
    Packed packed = Packed.of("fine.txt", "fine").and(name, "bad");
    refuses(packed.zip(folder), "");
    if (name.indexOf(0) < 0) {
      refuses(packed.tarGz(folder), "");
    }
  }

  @Test
  void refusesLinksAndDevices() throws IOException {
    refuses(tarWith("link", TarConstants.LF_SYMLINK), "link or device");
    refuses(tarWith("hard", TarConstants.LF_LINK), "link or device");
    refuses(tarWith("device", TarConstants.LF_CHR), "link or device");
    refuses(tarWith("pipe", TarConstants.LF_FIFO), "link or device");
    refuses(zipWithSymlink(), "link or device");
  }

  @Test
  void refusesWhatGrowsTooMuch() throws IOException {
    Packed bomb = Packed.of("zeros", new String(new char[20 << 20]));
    refuses(bomb.zip(folder), "grows more than 100 times");
    refuses(bomb.tarGz(folder), "grows more than 100 times");
  }

  @Test
  void refusesTooManyFilesAndTooManyBytes() throws IOException {
    Packed two = Packed.of("a", "12345").and("b", "12345");
    for (Path file : new Path[] {two.zip(folder), two.tarGz(folder)}) {
      assertThatThrownBy(() -> Archive.open(file, folder, new ArchiveLimits(1, 99_999, 100)))
          .isInstanceOf(ArchiveRefused.class)
          .hasMessageContaining("more than 1 files");
      assertThatThrownBy(() -> Archive.open(file, folder, new ArchiveLimits(9, 9, 100)))
          .isInstanceOf(ArchiveRefused.class)
          .hasMessageContaining("more than 9 bytes");
    }
  }

  @Test
  void refusesADirectoryThatPointsTwiceAtTheSameBytes() throws IOException {
    byte[] zip = Files.readAllBytes(Packed.of("a", "content").and("b", "content").zip(folder));
    int second = lastIndexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[second + 42] = 0;
    zip[second + 43] = 0;
    refuses(Files.write(folder.resolve("overlap.zip"), zip), "overlap");
  }

  @Test
  void refusesWhatIsNoArchiveOrDamaged() throws IOException {
    refuses(Files.writeString(folder.resolve("a.zip"), "hello, I am text"), "neither");
    refuses(Files.write(folder.resolve("empty.zip"), new byte[0]), "neither");
    byte[] zip = Files.readAllBytes(Packed.of("a", "content").zip(folder));
    refuses(Files.write(folder.resolve("t.zip"), java.util.Arrays.copyOf(zip, 30)), "damaged");
    byte[] tar = Files.readAllBytes(Packed.of("a", "content").tarGz(folder));
    refuses(Files.write(folder.resolve("t.gz"), java.util.Arrays.copyOf(tar, 40)), "damaged");
  }

  @Test
  void refusesTwoFilesOfOneName() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (int i = 0; i < 2; i++) {
        tar.putArchiveEntry(new TarArchiveEntry("same"));
        tar.closeArchiveEntry();
      }
    }
    refuses(Files.write(folder.resolve("twice.gz"), bytes.toByteArray()), "two files named same");
  }

  private void refuses(Path file, String why) {
    assertThatThrownBy(() -> Archive.open(file, folder, Packed.LIMITS).close())
        .isInstanceOf(ArchiveRefused.class)
        .hasMessageContaining(why);
  }

  private Path tarWith(String name, byte kind) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      var entry = new TarArchiveEntry(name, kind);
      entry.setLinkName("/etc/passwd");
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return Files.write(folder.resolve(name + ".tar.gz"), bytes.toByteArray());
  }

  private Path zipWithSymlink() throws IOException {
    Path file = folder.resolve("link.zip");
    try (var zip = new ZipArchiveOutputStream(file)) {
      var entry = new ZipArchiveEntry("link");
      entry.setUnixMode(0120777);
      zip.putArchiveEntry(entry);
      zip.write("/etc/passwd".getBytes(UTF_8));
      zip.closeArchiveEntry();
    }
    return file;
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int i = bytes.length - wanted.length; i >= 0; i--) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  private static String text(Archive archive, String name) throws IOException {
    try (InputStream in = archive.open(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
