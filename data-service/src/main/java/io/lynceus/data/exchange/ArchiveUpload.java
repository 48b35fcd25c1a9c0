package io.lynceus.data.exchange;

import io.lynceus.data.storage.Scratch;
import io.lynceus.data.upload.UploadedFiles;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** Brings an archive from a request to the disk, no further than it may be large. */
@Component
final class ArchiveUpload {
  private static final String FIELD = "archive";
  private static final int CHUNK = 1 << 16;

  /** So often the disk is looked at. */
  private static final long STRETCH = 8L << 20;

  private final Scratch scratch;
  private final long most;

  ArchiveUpload(Scratch scratch, ImportProperties properties) {
    this.scratch = scratch;
    this.most = properties.maxArchive().toBytes();
  }

  /** The caller deletes the file. */
  Content.InFile receive(HttpServletRequest request) throws IOException {
    Path file = scratch.file("archive");
    boolean complete = false;
    try {
      MessageDigest digest = Sha256.digest();
      UploadedFiles.receive(request, FIELD, 1, (source, content) -> copy(content, file, digest));
      complete = true;
      return new Content.InFile(file, Sha256.hex(digest.digest()), "application/octet-stream");
    } finally {
      if (!complete) {
        Files.delete(file);
      }
    }
  }

  private void copy(InputStream in, Path file, MessageDigest digest) throws IOException {
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      byte[] chunk = new byte[CHUNK];
      long copied = 0;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (copied % STRETCH < CHUNK) {
          scratch.requireRoom(STRETCH);
        }
        copied += read;
        if (copied > most) {
          throw ArchiveUnacceptable.tooLarge(most);
        }
        out.write(chunk, 0, read);
      }
      if (copied == 0) {
        throw ArchiveUnacceptable.empty();
      }
    }
  }
}
