package io.lynceus.localstack.supervision;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A log file that is moved aside when it is full: {@code x.log}, {@code x.log.1}, {@code x.log.2}.
 */
public final class RotatingLog {
  private static final int KEPT = 2;
  private final Path file;
  private final long limit;
  private OutputStream out;
  private long size;
  private long lost;

  RotatingLog(Path file, long limitBytes) throws IOException {
    this.file = file;
    this.limit = limitBytes;
    this.out = open();
  }

  /** The last lines of a log, fewer if it is short. */
  public static List<String> tail(Path file, int lines) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    Deque<String> last = new ArrayDeque<>();
    try (var all =
        new BufferedReader( // unlike Files.newBufferedReader, this one forgives bytes that are no
            // text
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line; (line = all.readLine()) != null; last.add(line)) {
        if (last.size() == lines) {
          last.remove();
        }
      }
    }
    return List.copyOf(last);
  }

  /** On a full disk the line is lost: who waits here would stop the process that speaks. */
  synchronized void append(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (size + bytes.length > limit) {
        rotate();
      }
      out.write(bytes);
      size += bytes.length;
    } catch (IOException full) {
      lost++;
    }
  }

  /** What has been appended can be read in the file. */
  synchronized void flush() {
    try {
      out.flush();
    } catch (IOException full) {
      lost++;
    }
  }

  /** How often a full disk was met. */
  synchronized long lost() {
    return lost;
  }

  synchronized void close() throws IOException {
    out.close();
  }

  private void rotate() throws IOException {
    out.close();
    for (int age = KEPT; age > 0; age--) {
      Path younger = age == 1 ? file : aside(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, aside(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    out = open();
  }

  private Path aside(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }

  private OutputStream open() throws IOException {
    size = Files.exists(file) ? Files.size(file) : 0;
    return new BufferedOutputStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }
}
