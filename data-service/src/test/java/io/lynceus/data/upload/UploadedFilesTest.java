package io.lynceus.data.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.multipart.MultipartException;

/** Multipart as clients send it, and as they break off. */
final class UploadedFilesTest {
  private final Map<String, String> received = new LinkedHashMap<>();

  @Test
  void handsOverTheFilesOfOneFieldInTheirOrder() {
    receive(
        request(
            part("files", "one.png", "1")
                + part("other", "not-this.png", "x")
                + "--b\r\nContent-Disposition: form-data; name=\"files\"\r\n\r\na text, no file\r\n"
                + part("files", "dir/two.png", "2\r\n-b\r\n")
                + "--b--\r\n"));
    assertThat(received)
        .containsExactly(Map.entry("one.png", "1"), Map.entry("dir/two.png", "2\r\n-b\r\n"));
  }

  @Test
  void namesComeInUtf8AndAreForPeople() {
    receive(request(part("files", "\u8d64\u8840\u7403.png", "1") + "--b--\r\n"));
    receive(request(part("files", "..\\\\..\\\\evil.png", "2") + "--b--\r\n"));
    receive(request(part("files", "", "3") + "--b--\r\n"));
    assertThat(received).containsOnlyKeys("\u8d64\u8840\u7403.png", "evil.png", "unnamed");
  }

  @Test
  void aNameWithANulIsANameAllTheSame() {
    receive(request(part("files", "a\u0000b.png", "1") + "--b--\r\n"));
    assertThat(received).containsOnlyKeys("ab.png");
  }

  @Test
  void whatIsNotReadOfAFileIsPassedOver() {
    UploadedFiles.receive(
        request(part("files", "a", "first") + part("files", "b", "second") + "--b--\r\n"),
        "files",
        9,
        (source, content) -> received.put(source, String.valueOf((char) content.read())));
    assertThat(received).containsExactly(Map.entry("a", "f"), Map.entry("b", "s"));
  }

  @Test
  void refusesARequestWithoutFilesOrWithTooMany() {
    assertThatThrownBy(() -> receive(request(part("other", "a", "1") + "--b--\r\n")))
        .isInstanceOfSatisfying(
            NoFiles.class, none -> assertThat(none.status().value()).isEqualTo(400))
        .hasMessageContaining("'files'");
    String ten = part("files", "a", "1").repeat(10) + "--b--\r\n";
    assertThatThrownBy(() -> receive(request(ten)))
        .isInstanceOfSatisfying(
            TooManyFiles.class, many -> assertThat(many.status().value()).isEqualTo(413));
    assertThat(received).as("those before them").containsKey("a");
  }

  @Test
  void aBodyThatBreaksOffIsTheSendersMistake() {
    String whole = part("files", "a.png", "content of the first") + "--b--\r\n";
    for (int length = 0; length < whole.length() - 4; length++) {
      MockHttpServletRequest cut = request(whole.substring(0, length));
      assertThatThrownBy(() -> receive(cut))
          .as("%d characters", length)
          .isInstanceOfAny(MultipartException.class, NoFiles.class);
    }
  }

  @Test
  void refusesWhatIsNoMultipart() {
    MockHttpServletRequest boundless = request("--b--\r\n");
    boundless.setContentType("multipart/form-data");
    assertThatThrownBy(() -> receive(boundless)).isInstanceOf(MultipartException.class);
    MockHttpServletRequest json = request("{}");
    json.setContentType("application/json");
    assertThatThrownBy(() -> receive(json)).isInstanceOf(MultipartException.class);
  }

  /** Found by the fuzzer: the parser fell over it. */
  @Test
  void refusesAMultipartWithinThatHasNoBoundary() {
    String within = "--b\r\nContent-Disposition: form-data; name=\"files\"\r\n";
    String nested = within + "Content-Type: multipart/mixed\r\n\r\n--c--\r\n";
    for (String before : List.of("", part("files", "a", "1"))) {
      assertThatThrownBy(() -> receive(request(before + nested + "--b--\r\n")))
          .isInstanceOf(MultipartException.class);
    }
  }

  @Test
  void refusesHeadersWithoutEnd() {
    String header = "X-Long: " + "x".repeat(20_000) + "\r\n";
    String body = part("files", "a", "1").replace("\r\n\r\n", "\r\n" + header + "\r\n");
    assertThatThrownBy(() -> receive(request(body + "--b--\r\n")))
        .isInstanceOf(MultipartException.class);
    assertThat(received).isEmpty();
  }

  /** A full disk is not the sender's mistake. */
  @Test
  void passesOnWhatGoesWrongWithTheReceiver() {
    assertThatThrownBy(
            () ->
                UploadedFiles.receive(
                    request(part("files", "a", "1") + "--b--\r\n"),
                    "files",
                    1,
                    (source, content) -> {
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left");
  }

  private void receive(MockHttpServletRequest request) {
    UploadedFiles.receive(
        request,
        "files",
        9,
        (source, content) -> received.put(source, new String(content.readAllBytes(), UTF_8)));
  }

  private static String part(String field, String file, String content) {
    return """
        --b\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        \r
        %s\r
        """
        .formatted(field, file, content);
  }

  private static MockHttpServletRequest request(String body) {
    var request = new MockHttpServletRequest("POST", "/");
    request.setContentType("multipart/form-data; boundary=b");
    request.setContent(body.getBytes(UTF_8));
    return request;
  }
}
