package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.input.Caller.Part;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What looks wrong and is taken: as what it is, and no further than it goes. */
final class TakenInputIT {
  private static final Scene SCENE = Scene.get();
  private static final String PROJECT = "taken-input";
  private static final String IMAGES = "/projects/" + PROJECT + "/images";

  /** A picture of one colour, as somebody should see it. */
  record Coloured(String what, Supplier<byte[]> file, int red, int green, int blue) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Coloured> unusual() {
    return List.of(
        new Coloured("16 bits", () -> Png.grey16(0x8001), 128, 128, 128),
        new Coloured("palette, half transparent", () -> Png.palette(200, 20, 90), 200, 20, 90),
        new Coloured("one component", () -> Jpeg.grey(70), 70, 70, 70),
        new Coloured("CMYK, no ink", () -> Jpeg.inks(0, 255, 255, 255, 255), 255, 255, 255),
        new Coloured("CMYK, cyan", () -> Jpeg.inks(0, 0, 255, 255, 255), 0, 255, 255),
        new Coloured("YCCK, black", () -> Jpeg.inks(2, 255, 128, 128, 0), 0, 0, 0),
        new Coloured("YCCK, grey", () -> Jpeg.inks(2, 120, 128, 128, 255), 135, 135, 135),
        new Coloured("lossless WebP", () -> Webp.plain(10, 20, 230, 0), 10, 20, 230));
  }

  @BeforeAll
  static void make() throws Exception {
    String text = "{\"name\": \"%s\", \"classes\": [\"a\"]}".formatted(PROJECT);
    SCENE.admin().json("POST", "/projects", text).hasStatus(201);
  }

  @ParameterizedTest(name = "B15 {0}")
  @MethodSource("unusual")
  void isSeenInItsColours(Coloured one) throws Exception {
    String image =
        stored(Part.file("files", one.what(), one.file().get())).path("image").asString();
    Answer seen = SCENE.admin().get("/images/" + image + "/thumbnail?side=32").hasStatus(200);
    assertThat(Colours.inTheMiddle(seen.bytes(), one.red(), one.green(), one.blue())).isTrue();
  }

  /** B6. */
  @Test
  void theTypeIsThatOfTheBytes() throws Exception {
    String image =
        stored(new Part("files", "a.jpg", "image/jpeg", Png.plain(6, 6, 6)))
            .path("image")
            .asString();
    Answer content = content(image);
    assertThat(content.header("Content-Type")).isEqualTo("image/png");
    assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  /** B8. */
  @ParameterizedTest
  @ValueSource(strings = {"PK\3\4 a zip", "<script>alert(1)</script>", "%PDF-1.7"})
  void whatFollowsAPictureIsCutOff(String tail) throws Exception {
    byte[] whole = Jpeg.plain(8, 9 * tail.length(), 8);
    JsonNode result = stored(Part.file("files", "x.jpg", Bytes.joined(whole, Bytes.of(tail))));
    assertThat(result.path("trimmed").asInt()).isEqualTo(tail.length());
    Answer content = content(result.path("image").asString());
    assertThat(content.bytes()).isEqualTo(whole);
    assertThat(content.header("Content-Disposition")).startsWith("attachment");
  }

  /** B21. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "..\\\\..\\\\boot.ini",
        "C:\\\\autoexec.bat",
        "a\u0000b.png",
        "\u202Egnp.exe",
        "a%0d%0aSet-Cookie: b=c",
        "LONG"
      })
  void aNameIsTextAndNoPlace(String name) throws Exception {
    String sent = name.equals("LONG") ? "x".repeat(4096) + ".png" : name;
    JsonNode result =
        stored(Part.file("files", sent, Png.plain(21, name.length(), name.hashCode() & 0xFF)));
    assertThat(result.path("source").asString())
        .hasSizeBetween(1, 255)
        .doesNotContain("..", "\\", ":\\", "\u202E", "\u0000", "\r", "\n")
        .doesNotStartWith("/");
    String image = result.path("image").asString();
    Answer content = content(image);
    assertThat(content.header("Content-Disposition")).contains(image + ".png");
    assertThat(content.header("Set-Cookie")).isEmpty();
  }

  /** B59. */
  @Test
  void templatesAreText() throws Exception {
    String classes =
        "[\"#{T(java.lang.Runtime).getRuntime()}\",\"${7*7}\",\"{{7*7}}\",\"%{7*7}\",\"@{7*7}\"]";
    String text = "{\"name\": \"templates\", \"classes\": %s}".formatted(classes);
    SCENE.admin().json("POST", "/projects", text).hasStatus(201);
    JsonNode read = SCENE.admin().get("/projects/templates").hasStatus(200).json();
    assertThat(read.path("classes").toString()).isEqualTo(classes);
    String twice = "{\"name\": \"no-templates\", \"classes\": [\"${7*7}\", \"${7*7}\"]}";
    assertThat(SCENE.admin().json("POST", "/projects", twice).hasStatus(422).sentence())
        .doesNotContain("49");
    Answer route = SCENE.admin().get("/projects/%23%7B7*7%7D").hasStatus(422);
    assertThat(route.sentence()).doesNotContain("49");
  }

  private static JsonNode stored(Part part) throws Exception {
    return SCENE.admin().upload(IMAGES, part).hasStatus(201).json().at("/results/0");
  }

  private static Answer content(String image) throws Exception {
    return SCENE.admin().get("/images/" + image + "/content").hasStatus(200);
  }
}
