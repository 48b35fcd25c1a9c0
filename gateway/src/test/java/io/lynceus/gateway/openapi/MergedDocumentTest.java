package io.lynceus.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class MergedDocumentTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BASE =
      """
      {"paths":{"/a":{"get":{"summary":"ours"}},
                "/b":{"post":{"example":"for b","responses":{"201":{}}}}},
       "components":{"schemas":{"Problem":{"type":"object"}}}}""";

  private final MergedDocument merged = new MergedDocument(JSON, read(BASE));

  @Test
  void laysOurExamplesOverWhatAServiceSays() {
    merged.add(
        "Data",
        read(
            """
        {"paths":{"/b":{"post":{"summary":"does b","responses":{"201":{}}}}}}"""));
    assertThat(merged.document().at("/paths/~1b/post").toString())
        .isEqualTo("{\"summary\":\"does b\",\"responses\":{\"201\":{}},\"example\":\"for b\"}");
  }

  @Test
  void leavesOutExamplesOfAServiceThatIsNotThere() {
    ObjectNode document = merged.document();
    assertThat(document.at("/paths/~1a").isMissingNode()).isFalse();
    assertThat(document.at("/paths/~1b").isMissingNode()).isTrue();
  }

  @Test
  void tellsSchemasOfOneNameApart() {
    merged.add("Data", service("{\"type\":\"string\"}"));
    merged.add("Training", service("{\"type\":\"integer\"}"));
    ObjectNode document = merged.document();
    assertThat(document.at("/components/schemas/Page/type").asString()).isEqualTo("string");
    assertThat(document.at("/components/schemas/TrainingPage/type").asString())
        .isEqualTo("integer");
    assertThat(document.at("/paths/~1integer/get/responses/200/$ref").asString())
        .isEqualTo("#/components/schemas/TrainingPage");
    assertThat(document.at("/paths/~1string/get/responses/200/$ref").asString())
        .isEqualTo("#/components/schemas/Page");
  }

  @Test
  void keepsOneOfTwoEqualSchemas() {
    merged.add("Data", service("{\"type\":\"string\"}"));
    merged.add("Training", service("{\"type\":\"string\"}"));
    assertThat(merged.document().at("/components/schemas").propertyNames())
        .containsExactly("Problem", "Page");
  }

  private static ObjectNode service(String page) {
    String path = page.contains("integer") ? "/integer" : "/string";
    return read(
        "{\"paths\":{\""
            + path
            + "\":{\"get\":{\"operationId\":\"get\",\"responses\":{\"200\":{\"$ref\":"
            + "\"#/components/schemas/Page\"}}}}},\"components\":{\"schemas\":{\"Page\":"
            + page
            + "}}}");
  }

  private static ObjectNode read(String json) {
    return (ObjectNode) JSON.readTree(json);
  }
}
