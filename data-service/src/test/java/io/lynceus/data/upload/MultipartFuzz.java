package io.lynceus.data.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lynceus.rules.fuzz.Fuzzer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.multipart.MultipartException;

/** A body is the sender's mistake, or its files are handed over under names that one may show. */
public final class MultipartFuzz {
  private static final int MOST_FILES = 9;

  public static void fuzzerTestOneInput(byte[] body) {
    var request = new MockHttpServletRequest("POST", "/");
    request.setContentType("multipart/form-data; boundary=b");
    request.setContent(body);
    try {
      UploadedFiles.receive(
          request,
          "files",
          MOST_FILES,
          (source, content) -> {
            checkName(source);
            content.readAllBytes();
          });
    } catch (MultipartException | NoFiles | TooManyFiles expected) {
      // Answered with a sentence and 400 or 413.
    }
  }

  /** Folders of the sender may show, ways out of them and characters that steer may not. */
  private static void checkName(String name) {
    boolean shown = name.codePoints().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    if (!shown || name.isEmpty() || name.startsWith("/") || outside(name)) {
      throw new AssertionError("Let through: " + name);
    }
  }

  private static boolean outside(String name) {
    return List.of(name.split("/")).contains("..");
  }

  @Test
  void survives() throws IOException, InterruptedException {
    String head = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n\r\n";
    new Fuzzer(
            MultipartFuzz.class,
            Stream.of(
                    head.formatted("a.jpg") + "x\r\n--b--\r\n",
                    head.formatted("../../etc/passwd") + "x\r\n" + head.formatted("") + "\r\n--b--",
                    head.formatted("C:\\\\x\u0000\u202e.jpg")
                            .replace("\r\n\r\n", "\r\nA: b\r\n\r\n")
                        + "--b--\r\n",
                    "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\n--c--\r\n--b--")
                .map(text -> text.getBytes(UTF_8))
                .toList())
        .run();
  }
}
