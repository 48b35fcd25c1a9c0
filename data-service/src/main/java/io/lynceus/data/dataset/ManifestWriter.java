package io.lynceus.data.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.platform.object.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import tools.jackson.databind.json.JsonMapper;

/** Writes a manifest line by line and knows the id of what it wrote: the SHA-256 of the bytes. */
final class ManifestWriter implements AutoCloseable {
  /** A mapper of our own: how Spring's is set up must not change ids. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MessageDigest digest;
  private final OutputStream out;

  ManifestWriter(OutputStream target, ManifestHeader header) throws IOException {
    this.digest = Sha256.digest();
    this.out = new BufferedOutputStream(new DigestOutputStream(target, digest), 1 << 16);
    line(header);
  }

  /** Images come in the order of their ids. */
  void write(ManifestImage image) {
    try {
      line(image);
    } catch (IOException e) {
      throw new UncheckedIOException("The manifest was not written", e);
    }
  }

  private void line(Object value) throws IOException {
    out.write(JSON.writeValueAsBytes(value));
    out.write('\n');
  }

  /** The id of the version; nothing is written after it. */
  DatasetVersionId finish() throws IOException {
    out.flush();
    return new DatasetVersionId(Sha256.hex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
