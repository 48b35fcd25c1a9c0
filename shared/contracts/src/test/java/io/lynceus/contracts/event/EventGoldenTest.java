package io.lynceus.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ObjectLocation;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event as it is on the wire. A change here is a change of the contract: fields are only ever
 * added, and an old golden file is kept beside the new one.
 */
final class EventGoldenTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static Stream<LynceusEvent> facts() {
    return Facts.ALL.stream();
  }

  @Test
  void knowsEveryKindOfEvent() {
    assertThat(Facts.ALL)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(LynceusEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isWrittenAsItsGoldenFile(LynceusEvent fact) throws IOException {
    assertThat(JSON.valueToTree(fact).toPrettyString())
        .isEqualTo(JSON.readTree(golden(fact)).toPrettyString());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isReadFromItsGoldenFile(LynceusEvent fact) throws IOException {
    assertThat(JSON.readValue(golden(fact), fact.getClass())).isEqualTo(fact);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isReadWhenItHasGrown(LynceusEvent fact) throws IOException {
    var grown = (ObjectNode) JSON.readTree(golden(fact));
    grown.put("addedLater", 1);
    assertThat(JSON.treeToValue(grown, fact.getClass())).isEqualTo(fact);
  }

  /** A consumer puts it aside as undecodable, instead of acting on half an id. */
  @ParameterizedTest
  @MethodSource("facts")
  void isRefusedWithAnIdThatIsNone(LynceusEvent fact) throws IOException {
    String broken = new String(golden(fact), UTF_8).replace("\"cells\"", "\"../cells\"");
    assertThatThrownBy(() -> JSON.readValue(broken, fact.getClass()))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("2 to 63");
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isRefusedWithAHashThatIsCut(LynceusEvent fact) throws IOException {
    String json = new String(golden(fact), UTF_8);
    String cut = json.replace("\"" + Facts.IMAGE, "\"").replace("\"" + Facts.DATASET, "\"");
    if (!cut.equals(json)) {
      assertThatThrownBy(() -> JSON.readValue(cut, fact.getClass()))
          .isInstanceOf(JacksonException.class)
          .hasMessageContaining("64");
    }
  }

  @Test
  void saysOnlyWhatItsFieldsSay() {
    assertThat(JSON.valueToTree(new ProjectDeleted(Facts.CELLS)).toString())
        .as("topic, entity and type travel outside the data")
        .isEqualTo("{\"project\":\"cells\"}");
  }

  @Test
  void keepsItsOwnCopyOfWhatItIsMadeOf() {
    Map<String, Integer> splits = new HashMap<>(Map.of("train", 205));
    var frozen =
        new DatasetFrozen(
            Facts.CELLS,
            Facts.DATASET,
            "object-detection",
            List.of("RBC"),
            splits,
            true,
            new ObjectLocation("lynceus-data", "datasets/x"),
            Instant.EPOCH);
    splits.put("val", 87);
    assertThat(frozen.splits()).containsOnlyKeys("train");
  }

  @Test
  void goesToItsTopicUnderItsEntity() {
    assertThat(Facts.ALL)
        .extracting(f -> f.type() + " " + f.topic().topicName() + " " + f.entity())
        .containsExactly(
            "io.lynceus.ImageIngested lynceus.images " + Facts.IMAGE,
            "io.lynceus.ImageDeleted lynceus.images " + Facts.IMAGE,
            "io.lynceus.ProjectDeleted lynceus.datasets cells",
            "io.lynceus.DatasetFrozen lynceus.datasets cells",
            "io.lynceus.RunProgressed lynceus.runs run-7",
            "io.lynceus.RunEnded lynceus.runs run-7",
            "io.lynceus.ModelRegistered lynceus.models cells",
            "io.lynceus.ModelPromoted lynceus.models cells",
            "io.lynceus.ModelRolledBack lynceus.models cells");
    assertThat(List.of(Topic.values()))
        .extracting(Topic::deadLetter)
        .containsExactly(
            "lynceus.images.dlt", "lynceus.datasets.dlt", "lynceus.runs.dlt", "lynceus.models.dlt");
  }

  private static byte[] golden(LynceusEvent fact) throws IOException {
    var file = "/golden/" + fact.getClass().getSimpleName() + ".json";
    try (var in = EventGoldenTest.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }
}
