package io.lynceus.data.exchange.export;

import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** A manifest on the disk, gone through line by line as often as wanted. */
final class ManifestReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  ManifestReader(Path file) {
    this.file = file;
  }

  /** What is done with an image before the next one is read. */
  @FunctionalInterface
  interface Visitor {
    void visit(ManifestImage image) throws IOException;
  }

  ManifestHeader header() {
    try (BufferedReader lines = open()) {
      return header(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes through the images in the order of their ids. */
  void forEach(Visitor visitor) throws IOException {
    try (BufferedReader lines = open()) {
      header(lines);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        visitor.visit(JSON.readValue(line, ManifestImage.class));
      }
    }
  }

  private static ManifestHeader header(BufferedReader lines) throws IOException {
    String first = lines.readLine();
    if (first == null) {
      throw new EOFException("A manifest begins with its header");
    }
    return JSON.readValue(first, ManifestHeader.class);
  }

  private BufferedReader open() throws IOException {
    return Files.newBufferedReader(file);
  }
}
