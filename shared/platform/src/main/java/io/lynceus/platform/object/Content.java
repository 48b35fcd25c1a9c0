package io.lynceus.platform.object;

import java.nio.file.Path;

/**
 * What an object is to hold: its SHA-256 is kept with it. Both forms can be sent again after a
 * failure, which a stream could not.
 */
public sealed interface Content {
  String sha256();

  String mediaType();

  /** {@code sha256} was taken by whoever wrote the file. */
  static Content of(Path file, String sha256, String mediaType) {
    return new InFile(file, sha256, mediaType);
  }

  static Content of(byte[] bytes, String mediaType) {
    return new InMemory(bytes.clone(), Sha256.of(bytes), mediaType);
  }

  /** Bytes of a file that does not change meanwhile. */
  record InFile(Path file, String sha256, String mediaType) implements Content {}

  /** Few bytes. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record InMemory(byte[] bytes, String sha256, String mediaType) implements Content {}
}
