package io.lynceus.inference.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Base64PicturesTest {
  private final Base64Pictures reading = new Base64Pictures(2000);

  private List<SentPicture> read(String json) throws IOException {
    return reading.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsNamesAndBytes() throws IOException {
    var pictures =
        read("{\"images\":[{\"name\":\"a.jpg\",\"base64\":\"AQID\"},{\"base64\":\"BA==\"}]}");
    assertThat(pictures).extracting(SentPicture::source).containsExactly("a.jpg", "image-1");
    assertThat(pictures.get(0).bytes().read()).containsExactly(1, 2, 3);
    assertThat(pictures.get(1).bytes().read()).containsExactly(4);
  }

  @Test
  void knowsNoPictures() throws IOException {
    assertThat(read("{}")).isEmpty();
    assertThat(read("{\"images\":null}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'images':[{'base64':'%%% '}]} | /images/0/base64",
        "{'images':[{'base64':'AQ=='},{'name':'b'}]} | /images/1/base64",
        "{'images':[null]} | /images/0/base64",
        "{'images':7} | ''",
        "{'images':[],'model':'other'} | ''",
        "{'images':[{'base64':'AQ==','version':'2'}]} | ''",
        "[1 | ''"
      })
  void saysWhatIsWrongWhere(String json, String pointer) {
    assertThatExceptionOfType(DetectionRequestInvalid.class)
        .isThrownBy(() -> read(json.replace('\'', '"')))
        .satisfies(e -> assertThat(e.errors().getFirst().pointer()).isEqualTo(pointer));
  }

  @Test
  void nothingAtAllIsNoPicture() {
    assertThatExceptionOfType(DetectionRequestInvalid.class)
        .isThrownBy(() -> read(""))
        .satisfies(e -> assertThat(e.slug()).isEqualTo("no-pictures"));
  }

  @Test
  void readsNoMoreThanItMay() {
    assertThatExceptionOfType(DetectionRequestInvalid.class)
        .isThrownBy(() -> read("{\"images\":[{\"base64\":\"" + "A".repeat(2000) + "\"}]}"))
        .satisfies(e -> assertThat(e.status().value()).isEqualTo(413));
  }

  @Test
  void namesPicturesWithoutWhatCannotBeSeen() {
    assertThat(new SentPicture("a\u202Egpj.exe\r\n", () -> new byte[0]).source())
        .isEqualTo("agpj.exe");
    assertThat(new SentPicture("\n", () -> new byte[0]).source()).isEqualTo("unnamed");
    assertThat(new SentPicture("x".repeat(4096), () -> new byte[0]).source()).hasSize(255);
  }
}
