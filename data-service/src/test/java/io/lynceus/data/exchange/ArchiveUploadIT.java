package io.lynceus.data.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.DataServer;
import io.lynceus.data.storage.Scratch;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartException;

/** An archive on its way to the disk: no further than it may be large, and nothing left of it. */
final class ArchiveUploadIT {
  private static final int MOST = 100;

  private final DataServer server = DataServer.shared();
  private final ArchiveUpload upload =
      new ArchiveUpload(
          server.bean(Scratch.class),
          new ImportProperties(DataSize.ofBytes(MOST), DataSize.ofGigabytes(1), 10, 100));

  @Test
  void takesAsMuchAsIsAllowedAndKnowsItsHash() throws IOException {
    String archive = "x".repeat(MOST);
    Content.InFile received = upload.receive(request("archive", archive));
    assertThat(received.file()).hasContent(archive);
    assertThat(received.sha256()).isEqualTo(Sha256.of(archive));
    Files.delete(received.file());
  }

  @Test
  void refusesOneByteMoreAndSaysWhatToDo() {
    assertThatThrownBy(() -> upload.receive(request("archive", "x".repeat(MOST + 1))))
        .isInstanceOfSatisfying(
            ArchiveUnacceptable.class,
            refused -> {
              assertThat(refused.status().value()).isEqualTo(413);
              assertThat(refused.slug()).isEqualTo("payload-too-large");
              assertThat(refused.detail()).contains("100 bytes", "in parts");
            });
    assertThat(server.scratch()).isEmptyDirectory();
  }

  @Test
  void refusesAnEmptyOne() {
    assertThatThrownBy(() -> upload.receive(request("archive", "")))
        .isInstanceOfSatisfying(
            ArchiveUnacceptable.class,
            refused -> {
              assertThat(refused.status().value()).isEqualTo(400);
              assertThat(refused.slug()).isEqualTo("archive-empty");
            });
    assertThat(server.scratch()).isEmptyDirectory();
  }

  @Test
  void leavesNothingOfARequestThatBreaksOffOrBringsNothing() {
    MockHttpServletRequest cut = request("archive", "x".repeat(50));
    cut.setContent(
        "--b\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"a\"\r\n\r\nx"
            .getBytes(UTF_8));
    assertThatThrownBy(() -> upload.receive(cut)).isInstanceOf(MultipartException.class);
    assertThatThrownBy(() -> upload.receive(request("files", "x"))).hasMessageContaining("archive");
    assertThat(server.scratch()).isEmptyDirectory();
  }

  private static MockHttpServletRequest request(String field, String archive) {
    var request = new MockHttpServletRequest("POST", "/");
    request.setContentType("multipart/form-data; boundary=b");
    request.setContent(
        """
        --b\r
        Content-Disposition: form-data; name="%s"; filename="a.zip"\r
        \r
        %s\r
        --b--\r
        """
            .formatted(field, archive)
            .getBytes(UTF_8));
    return request;
  }
}
