package io.lynceus.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The four kinds of pictures, all the way in and out again. */
final class AcceptedPicturesIT {
  /** 24 x 16, lossless. */
  private static final byte[] WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRkYAAABXRUJQVlA4TDoAAAAvF8ADAB8gJCC6MTabaI6atg0YbuEPpevqLRAgZjTJ1SRh/uNd"
                  + "AdIFwmyjSU5ykvc/goj+h7rtWQFP");

  private final DataServer server = DataServer.shared();

  @Test
  void jpegPngWebpAndBmpGoInAndOutAsTheyAre() throws IOException {
    server.project("kinds", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("image/jpeg", Pictures.jpeg(1201));
    files.put("image/png", Pictures.png(1202));
    files.put("image/webp", WEBP);
    files.put("image/bmp", bmp());
    JsonNode results = upload("kinds", files).hasStatus(201).json().path("results");
    for (JsonNode result : results) {
      String mediaType = result.path("source").asString();
      String path = "/api/v1/images/" + result.path("image").asString();
      assertThat(server.get(path).json().path("mediaType").asString()).isEqualTo(mediaType);
      Answer content = server.get(path + "/content").hasStatus(200);
      assertThat(content.header("Content-Type")).isEqualTo(mediaType);
      assertThat(content.bytes()).isEqualTo(files.get(mediaType));
      Answer thumbnail = server.get(path + "/thumbnail?side=16").hasStatus(200);
      assertThat(thumbnail.header("Content-Type")).isEqualTo("image/jpeg");
      assertThat(ImageIO.read(new java.io.ByteArrayInputStream(thumbnail.bytes())).getWidth())
          .isEqualTo(16);
    }
  }

  @Test
  void aForgedSizeIsRefusedBeforeAnythingIsDecoded() {
    server.project("bombs", "a");
    byte[] png = Pictures.png(1211);
    png[16] = 0x7F;
    byte[] jpeg = Pictures.jpeg(1212);
    int frame = startOfFrame(jpeg);
    jpeg[frame + 5] = (byte) 0xFF;
    jpeg[frame + 7] = (byte) 0xFF;
    for (byte[] forged : new byte[][] {png, jpeg}) {
      Answer answer = upload("bombs", Map.of("x", forged)).hasStatus(422);
      assertThat(answer.json().path("type").asString())
          .containsAnyOf("picture-too-large", "picture-damaged");
    }
    assertThat(server.get("/api/v1/projects/bombs/images").json().path("items").size()).isZero();
  }

  @Test
  void aPictureTooSmallToLearnFromIsRefused() throws IOException {
    server.project("tiny", "a");
    upload("tiny", Map.of("x", bmp(9, 40))).isProblem(422, "picture-too-small");
    upload("tiny", Map.of("x", bmp(10, 10))).hasStatus(201);
  }

  private Answer upload(String project, Map<String, byte[]> files) {
    return server.upload("/api/v1/projects/" + project + "/images", "files", files);
  }

  private static int startOfFrame(byte[] jpeg) {
    int at = 2;
    while (jpeg[at + 1] != (byte) 0xC0) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return at;
  }

  private static byte[] bmp() throws IOException {
    return bmp(32, 20);
  }

  private static byte[] bmp(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(3, 4, 0xFFAA00);
    ImageIO.write(image, "bmp", bytes);
    return bytes.toByteArray();
  }
}
