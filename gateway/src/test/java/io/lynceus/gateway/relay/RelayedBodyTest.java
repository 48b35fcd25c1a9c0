package io.lynceus.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

final class RelayedBodyTest {
  private static final DataSize LARGEST = DataSize.ofKilobytes(100);

  @Test
  void passesWhatItIsGivenOnce() throws IOException {
    var sink = new Buffer();
    var body = body(100 * 1024, -1);
    body.writeTo(sink);
    assertThat(sink.size()).isEqualTo(100 * 1024);
    assertThat(body.isOneShot()).isTrue();
    assertThat(body.contentType()).isNull();
  }

  @Test
  void refusesAnAnnouncedLengthBeforeReading() {
    assertThatThrownBy(() -> body(0, 100 * 1024 + 1))
        .isInstanceOf(BodyRefused.class)
        .hasMessageContaining("102400 bytes");
  }

  @Test
  void stopsReadingAtTheLimitAndABuffer() {
    var endless = new Endless();
    assertThatThrownBy(() -> new RelayedBody(endless, -1, LARGEST).writeTo(new Buffer()))
        .isInstanceOf(RelayedBody.Refused.class)
        .hasMessageContaining("at most");
    assertThat(endless.given).isLessThanOrEqualTo(LARGEST.toBytes() + 64 * 1024);
  }

  @Test
  void tellsAShortBodyAndABrokenOneFromAService() {
    assertThatThrownBy(() -> body(10, 20).writeTo(new Buffer()))
        .isInstanceOfSatisfying(
            RelayedBody.Refused.class,
            refused -> assertThat(refused.problem().status().value()).isEqualTo(408));
    assertThatThrownBy(() -> new RelayedBody(new Broken(), -1, LARGEST).writeTo(new Buffer()))
        .isInstanceOfSatisfying(
            RelayedBody.Refused.class,
            refused -> assertThat(refused.problem().slug()).isEqualTo("body-cut-short"));
  }

  private static RelayedBody body(int bytes, long announced) {
    return new RelayedBody(new ByteArrayInputStream(new byte[bytes]), announced, LARGEST);
  }

  private static final class Endless extends InputStream {
    private long given;

    @Override
    public int read() {
      given++;
      return 0;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      given += length;
      return length;
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Connection reset");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }
}
