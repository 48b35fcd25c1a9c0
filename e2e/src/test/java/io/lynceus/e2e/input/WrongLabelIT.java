package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.input.Caller.Part;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Labels that are rejected one by one, by file and line, while their pictures are taken. */
final class WrongLabelIT {
  private static final HttpClient PROMETHEUS = HttpClient.newHttpClient();
  private static final String PROJECT = "wrong-labels";
  private static final String INDEX = "Not a class index";
  private static final String WITHIN = "Not within 0 and 1";
  private static final String COLUMNS = "A line has 5 numbers";
  private static final List<Line> LINES =
      List.of(
          new Line("B32 a byte order mark", "\u00EF\u00BB\u00BF0 .5 .5 .1 .1", INDEX),
          new Line("B32 class 2 of 2", "2 .5 .5 .1 .1", "Class 2 does not exist"),
          new Line("B32 class -1", "-1 .5 .5 .1 .1", INDEX),
          new Line("B32 class 1.5", "1.5 .5 .5 .1 .1", INDEX),
          new Line("B32 NaN", "0 NaN .5 .1 .1", WITHIN),
          new Line("B32 Inf", "0 .5 Inf .1 .1", "Not a number"),
          new Line("B32 1e309", "0 .5 1e309 .1 .1", WITHIN),
          new Line("B32 -0.1", "0 -0.1 .5 .1 .1", WITHIN),
          new Line("B32 1.1", "0 .5 .5 1.1 .1", WITHIN),
          new Line("B32 no width", "0 .5 .5 0 .1", "no area"),
          new Line("B32 two columns", "0 .5", COLUMNS),
          new Line("B32 three columns", "0 .5 .5", COLUMNS),
          new Line("B32 four columns", "0 .5 .5 .1", COLUMNS),
          new Line("B32 six columns", "0 .5 .5 .1 .1 .9", COLUMNS),
          new Line("B32 an odd polygon", "0 .1 .1 .2 .2 .3 .3 .4", COLUMNS),
          new Line("B32 decimal commas", "0 0,5 0,5 0,1 0,1", "Not a number"));

  private static Listening elsewhere;
  private static JsonNode yolo;
  private static JsonNode voc;
  private static double counted;
  private static double rows;

  /** A line of a label file, and a word of the reason that is given. */
  record Line(String what, String text, String word) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Line> lines() {
    return LINES;
  }

  @BeforeAll
  static void importAll() throws Exception {
    Scene scene = Scene.get();
    elsewhere = new Listening();
    String project = "{\"name\": \"%s\", \"classes\": [\"a\", \"b\"]}".formatted(PROJECT);
    scene.admin().json("POST", "/projects", project).hasStatus(201);
    String text = LINES.stream().map(Line::text).collect(Collectors.joining("\n"));
    byte[] inYolo =
        Archives.of("data.yaml", "train: images\nnames: [a, b]\n")
            .and("images/lines.png", Png.plain(1, 60, 1))
            .and("labels/lines.txt", text)
            .and("images/many.png", Png.plain(2, 60, 2))
            .and("labels/many.txt", "0 .5 .5 .1 .1\n".repeat(20_000))
            .and("images/million.png", Png.plain(3, 60, 3))
            .and("labels/million.txt", "0 .5 .5 .1 .1\n".repeat(1_000_000))
            .zip();
    try (var remains = new Remains(scene.platform())) {
      rows = remains.rows("lynceus_data", "annotation");
      counted = Counters.of(scene.platform(), PROMETHEUS).of("import-rejected");
      yolo = imported(scene, inYolo);
      voc = imported(scene, inVoc());
      rows -= remains.rows("lynceus_data", "annotation");
      counted = Counters.of(scene.platform(), PROMETHEUS).of("import-rejected") - counted;
    }
    elsewhere.close();
  }

  private static JsonNode imported(Scene scene, byte[] archive) throws Exception {
    Part part = Part.file("archive", "archive.zip", archive);
    return scene.imported(scene.admin().upload("/projects/" + PROJECT + "/imports", part));
  }

  private static byte[] inVoc() {
    String file = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    String address =
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"http://%s/\">]>".formatted(elsewhere.address());
    String laughs = "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY e \"&x;&x;&x;&x;&x;&x;\">]>";
    var archive = new Archives();
    int level = 0;
    for (var one : Map.of("file", file, "address", address, "laughs", laughs).entrySet()) {
      archive.and("JPEGImages/" + one.getKey() + ".png", Png.plain(4, 60, ++level));
      archive.and(
          "Annotations/" + one.getKey() + ".xml",
          one.getValue() + "<annotation><object><name>&e;</name></object></annotation>");
    }
    return archive.zip();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void isRejectedByItsLine(Line line) {
    String place = "labels/lines.txt:" + (LINES.indexOf(line) + 1);
    assertThat(reasons(yolo).get(place)).contains(line.word());
  }

  /** B33. */
  @Test
  void isRejectedByItsFileWhereThereIsTooMuchOfIt() {
    assertThat(reasons(yolo).get("labels/many.txt")).contains("More than 10,000 lines");
    assertThat(reasons(yolo).get("labels/million.txt")).contains("more than 4,194,304 bytes");
  }

  /** B35. */
  @Test
  void aDocumentTypeIsNotRead() {
    assertThat(voc.path("state").asString()).as(voc.toString()).isEqualTo("succeeded");
    for (String name : List.of("file", "address", "laughs")) {
      assertThat(reasons(voc).get("Annotations/" + name + ".xml"))
          .as(name)
          .isNotNull()
          .doesNotContain("root:", "Exception");
    }
    assertThat(elsewhere.visits()).isZero();
  }

  @Test
  void picturesAreTakenAndNoLabelIs() {
    assertThat(yolo.path("images").asInt() + voc.path("images").asInt()).isEqualTo(6);
    assertThat(yolo.path("boxes").asInt() + voc.path("boxes").asInt()).isZero();
    assertThat(rows).as("labels on record").isZero();
  }

  @Test
  void eachIsCounted() {
    List<JsonNode> all = new ArrayList<>(yolo.path("rejected").valueStream().toList());
    all.addAll(voc.path("rejected").valueStream().toList());
    assertThat(counted).isEqualTo(all.size()).isGreaterThan(LINES.size() + 4);
  }

  private static Map<String, String> reasons(JsonNode job) {
    return job.path("rejected")
        .valueStream()
        .collect(
            Collectors.toMap(r -> r.path("source").asString(), r -> r.path("reason").asString()));
  }
}
