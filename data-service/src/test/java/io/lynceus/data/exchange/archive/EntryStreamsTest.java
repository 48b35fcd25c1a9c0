package io.lynceus.data.exchange.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryStreamsTest {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(10, 1000, 100);

  @TempDir Path folder;

  @Test
  void aSliceIsAStreamOfItsOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "onetwothree");
    try (FileChannel channel = FileChannel.open(file);
        InputStream two = new SlicedFile(channel, 3, 3);
        InputStream three = new SlicedFile(channel, 6, 5)) {
      assertThat(two.available()).isEqualTo(3);
      assertThat(two.read()).isEqualTo('t');
      assertThat(three.readAllBytes()).isEqualTo("three".getBytes(UTF_8));
      assertThat(two.readAllBytes()).isEqualTo("wo".getBytes(UTF_8));
      assertThat(two.read()).isEqualTo(-1);
    }
  }

  @Test
  void contentIsWhatItsDirectorySays() throws IOException {
    try (InputStream exact = entry(5, 5, sum(5))) {
      assertThat(exact.readAllBytes()).hasSize(5);
      assertThat(exact.read()).isEqualTo(-1);
    }
    try (InputStream single = entry(2, 2, sum(2))) {
      assertThat(single.read()).isZero();
      assertThat(single.skip(9)).isEqualTo(1);
      assertThat(single.skip(1)).isZero();
    }
    damaged(entry(6, 5, sum(6)), "longer than the archive's directory says");
    damaged(entry(4, 5, sum(4)), "damaged");
    damaged(entry(5, 5, sum(5) + 1), "damaged");
  }

  @Test
  void aCheckSumIsNotEvadedBySkipping() throws IOException {
    try (InputStream skipped = entry(5, 5, sum(5) + 1)) {
      assertThat(skipped.skip(5)).isEqualTo(5);
      assertThatThrownBy(skipped::read).isInstanceOf(ZipException.class);
    }
  }

  private static void damaged(InputStream entry, String why) throws IOException {
    try (entry) {
      assertThatThrownBy(entry::readAllBytes)
          .isInstanceOf(ZipException.class)
          .hasMessageContaining(why);
    }
  }

  private static InputStream entry(int bytes, long size, long crc) {
    return new BoundedEntry(bytes(bytes), size, crc);
  }

  private static long sum(int bytes) {
    var sum = new CRC32();
    sum.update(new byte[bytes]);
    return sum.getValue();
  }

  @Test
  void metersTheWholeAndWhatWasAllowed() throws IOException {
    try (var whole = metered(1001)) {
      whole.allow(5000);
      assertThatThrownBy(whole::readAllBytes)
          .isInstanceOf(ArchiveRefused.class)
          .hasMessageContaining("more than 1,000 bytes");
    }
    try (var header = metered(500)) {
      header.allow(100);
      assertThat(header.readNBytes(100)).hasSize(100);
      assertThatThrownBy(header::read).hasMessageContaining("header without end");
      header.allow(100);
      assertThat(header.skip(99)).isEqualTo(99);
    }
  }

  @Test
  void countsWhatIsRead() throws IOException {
    try (var counted = new CountedStream(bytes(10))) {
      assertThat(counted.read()).isZero();
      assertThat(counted.readNBytes(4)).hasSize(4);
      assertThat(counted.count()).isEqualTo(5);
      counted.readAllBytes();
      assertThat(counted.read()).isEqualTo(-1);
      assertThat(counted.count()).isEqualTo(10);
    }
  }

  @Test
  void limitsArePositive() {
    assertThatThrownBy(() -> new ArchiveLimits(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ArchiveLimits(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ArchiveLimits(1, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MeteredStream metered(int count) {
    return new MeteredStream(bytes(count), new CountedStream(bytes(count)), LIMITS);
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }
}
