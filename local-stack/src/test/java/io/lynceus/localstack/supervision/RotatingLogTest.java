package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RotatingLogTest {
  @TempDir Path folder;

  @Test
  void keepsThreeFilesOfTheSizeGiven() throws IOException {
    Path file = folder.resolve("x.log");
    var log = new RotatingLog(file, 10);
    for (int line = 1; line <= 9; line++) {
      log.append("line" + line);
    }
    log.close();
    assertThat(file).hasContent("line9");
    assertThat(folder.resolve("x.log.1")).hasContent("line8");
    assertThat(folder.resolve("x.log.2")).hasContent("line7");
    assertThat(folder.resolve("x.log.3")).doesNotExist();
  }

  @Test
  void goesOnWhereAnEarlierProcessStopped() throws IOException {
    Path file = folder.resolve("x.log");
    Files.writeString(file, "before\n");
    var log = new RotatingLog(file, 100);
    log.append("after");
    log.flush();
    assertThat(file).hasContent("before\nafter");
    log.close();
  }

  @Test
  void losesLinesRatherThanBlockingOnAFullDisk() throws IOException {
    var log = new RotatingLog(Path.of("/dev/full"), 1_000_000);
    for (int line = 0; line < 1_000; line++) {
      log.append("nobody reads this");
      log.flush();
    }
    assertThat(log.lost()).isPositive();
  }

  @Test
  void tailIsTheLastLines() throws IOException {
    Path file = folder.resolve("x.log");
    Files.writeString(file, "1\n2\n3\n");
    assertThat(RotatingLog.tail(file, 2)).containsExactly("2", "3");
    assertThat(RotatingLog.tail(file, 9)).containsExactly("1", "2", "3");
    assertThat(RotatingLog.tail(folder.resolve("none"), 9)).isEmpty();
  }

  @Test
  void tailForgivesBytesThatAreNoText() throws IOException {
    Path file = folder.resolve("x.log");
    Files.write(file, new byte[] {(byte) 0xff, '\n', 'a', '\n'});
    assertThat(RotatingLog.tail(file, 1)).containsExactly("a");
  }
}
