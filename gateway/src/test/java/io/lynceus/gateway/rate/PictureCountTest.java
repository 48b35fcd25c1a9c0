package io.lynceus.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;

final class PictureCountTest {
  private static final String PART =
      "\r\nContent-Disposition: form-data\r\n\r\nbytes -- of --a picture\r\n";

  @Test
  void countsThePartsOfAMultipartBody() throws IOException {
    String body = "--cut" + PART + "--cut" + PART + "--cut" + PART + "--cut--\r\n";
    assertThat(count(body, "multipart/form-data; boundary=cut")).isEqualTo(3);
    assertThat(count(body, "multipart/form-data; boundary=\"cut\"; charset=x")).isEqualTo(3);
  }

  @Test
  void countsThePicturesOfAJsonBody() throws IOException {
    String body =
        "{\"images\":[{\"base64\":\"AA==\"},{\"name\":\"base64\\\"\",\"base64\": \"BB==\"}]}";
    assertThat(count(body, "application/json")).isEqualTo(2);
    assertThat(count("{}", "application/json")).isZero();
  }

  /** A boundary whose beginning repeats: a search that skips would miss it. */
  @Test
  void findsABoundaryThatOverlapsItself() throws IOException {
    assertThat(count("----cut--x----cut----cut--", "multipart/form-data; boundary=--cut"))
        .isEqualTo(2);
  }

  @Test
  void countsAcrossReadsOfAnySize() throws IOException {
    byte[] body = ("--cut" + PART + "--cut--").getBytes(StandardCharsets.ISO_8859_1);
    for (int size = 1; size < body.length; size++) {
      var counted = counting(body, "multipart/form-data; boundary=cut");
      var buffer = new byte[size];
      while (counted.read(buffer, 0, size) >= 0) {
        assertThat(counted.pictures()).isLessThanOrEqualTo(1);
      }
      assertThat(counted.pictures()).as("reads of %s", size).isEqualTo(1);
    }
  }

  private static int count(String body, String type) throws IOException {
    var counted = counting(body.getBytes(StandardCharsets.ISO_8859_1), type);
    int read = 0;
    while (counted.read() >= 0) {
      read++;
    }
    assertThat(read).isEqualTo(body.length());
    return counted.pictures();
  }

  private static PictureCount counting(byte[] body, String type) {
    return new PictureCount(new DelegatingServletInputStream(new ByteArrayInputStream(body)), type);
  }
}
