package io.lynceus.vision.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentHashTest {
  @TempDir Path folder;

  /** The test value of FIPS 180-2, appendix B.1. */
  @Test
  void isSha256() {
    assertThat(ContentHash.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void isTheSameOfAFile() throws IOException {
    byte[] bytes = new byte[200_000];
    bytes[199_999] = 1;
    Path file = Files.write(folder.resolve("a"), bytes);
    assertThat(ContentHash.of(file)).isEqualTo(ContentHash.of(bytes));
  }
}
