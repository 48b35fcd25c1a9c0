package io.lynceus.gateway.relay;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The caller's body on its way to a service: one buffer of it at a time, up to a limit, and once,
 * since nobody has kept it to send it again.
 */
final class RelayedBody extends RequestBody {
  private static final int BUFFER = 64 * 1024;

  private final InputStream body;
  private final long length;
  private final DataSize largest;
  private long sentAt;

  /** {@code length} is negative where the caller did not say. */
  RelayedBody(InputStream body, long length, DataSize largest) {
    if (length > largest.toBytes()) {
      throw BodyRefused.tooLarge(largest);
    }
    this.body = body;
    this.length = length;
    this.largest = largest;
    this.sentAt = System.nanoTime();
  }

  /** The caller's type of content travels with the other headers. */
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    var buffer = new byte[BUFFER];
    long sent = 0;
    for (int read = next(buffer); read >= 0; read = next(buffer)) {
      sent += read;
      if (sent > largest.toBytes()) {
        throw new Refused(BodyRefused.tooLarge(largest));
      }
      sink.write(buffer, 0, read);
    }
    if (length > sent) {
      throw new Refused(BodyRefused.cutShort(new IOException(sent + " of " + length + " bytes")));
    }
    sentAt = System.nanoTime();
  }

  /** Since when the service alone is waited for; on the clock of {@link System#nanoTime}. */
  long sentAt() {
    return sentAt;
  }

  private int next(byte[] buffer) throws IOException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new Refused(BodyRefused.cutShort(e));
    }
  }

  /** Tells the caller's failure to send from the service's failure to receive. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final BodyRefused problem;

    Refused(BodyRefused problem) {
      super(problem);
      this.problem = problem;
    }

    BodyRefused problem() {
      return problem;
    }
  }
}
