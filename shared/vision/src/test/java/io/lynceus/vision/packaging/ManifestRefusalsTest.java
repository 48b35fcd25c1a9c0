package io.lynceus.vision.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is no manifest is refused as one, whoever wrote it: a registry's file or a person's. */
final class ManifestRefusalsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/schema",
        "/task",
        "/classes",
        "/input",
        "/output",
        "/metrics",
        "/lineage",
        "/files",
        "/input/width",
        "/input/placement",
        "/input/pad",
        "/input/channels",
        "/input/range",
        "/output/layout",
        "/lineage/kind",
        "/lineage/dataset",
        "/lineage/seed",
        "/lineage/hyperParameters",
        "/lineage/hyperParameters/epochs",
        "/files/model.onnx",
        "/metrics/coco/AP"
      })
  void nothingWhereSomethingMustBeIsRefused(String pointer) throws IOException {
    ObjectNode manifest = golden("lynceus.json");
    parent(manifest, pointer).putNull(name(pointer));
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ModelManifest.read(JSON.writeValueAsBytes(manifest)))
        .withMessageStartingWith("lynceus.json does not say what it must");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/schema",
        "/task",
        "/input",
        "/output",
        "/metrics",
        "/lineage",
        "/files",
        "/input/width",
        "/input/channels",
        "/lineage/seed",
        "/metrics/coco"
      })
  void somethingElseIsRefused(String pointer) throws IOException {
    ObjectNode manifest = golden("lynceus.json");
    parent(manifest, pointer).putArray(name(pointer)).add("else");
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ModelManifest.read(JSON.writeValueAsBytes(manifest)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/classes", "/input", "/output", "/input/height", "/output/strides"})
  void aForeignManifestSaysWhatItMustToo(String pointer) throws IOException {
    ObjectNode nothing = golden("yolox.json");
    parent(nothing, pointer).putNull(name(pointer));
    ObjectNode absent = golden("yolox.json");
    parent(absent, pointer).remove(name(pointer));
    for (ObjectNode manifest : new ObjectNode[] {nothing, absent}) {
      assertThatExceptionOfType(ModelPackageInvalid.class)
          .isThrownBy(() -> ForeignManifest.read(JSON.writeValueAsBytes(manifest)))
          .withMessageContaining(name(pointer));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/task", "/origin", "/metrics"})
  void whatAForeignManifestMayLeaveOut(String pointer) throws IOException {
    ObjectNode absent = golden("yolox.json");
    absent.remove(name(pointer));
    ObjectNode nothing = golden("yolox.json");
    nothing.putNull(name(pointer));
    for (ObjectNode said : new ObjectNode[] {absent, nothing}) {
      ModelManifest manifest =
          ForeignManifest.read(JSON.writeValueAsBytes(said)).imported(new byte[] {1}, "ana");
      assertThat(manifest.task()).isEqualTo("object-detection");
      assertThat(manifest.metrics()).isEmpty();
      assertThat(((Lineage.Imported) manifest.lineage()).origin())
          .isEqualTo(pointer.equals("/origin") ? "not said" : "github.com/Devon-Scott/YOLOX");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[null]",
        "[\"a\", null]",
        "[]",
        "[\" \"]",
        "[\"a\", \"a\"]",
        "[[\"a\"]]",
        "{\"a\": 1}"
      })
  void classesAreNamesAndEachItsOwn(String classes) throws IOException {
    ObjectNode manifest = golden("yolox.json");
    manifest.set("classes", JSON.readTree(classes));
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ForeignManifest.read(JSON.writeValueAsBytes(manifest)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"lynceus\"",
        "{",
        "{} {}",
        "\u0000\u0001",
        "{\"schema\":\"lynceus.model/1\"}",
        "---\nschema: lynceus.model/1\n"
      })
  void whatIsNoJsonObjectIsRefused(String text) {
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ModelManifest.read(text.getBytes(StandardCharsets.UTF_8)));
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ForeignManifest.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anObjectTwiceInAFileIsNotReadAsTheFirst() throws IOException {
    String twice = golden("lynceus.json") + "\n" + golden("lynceus.json");
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ModelManifest.read(twice.getBytes(StandardCharsets.UTF_8)));
  }

  private static ObjectNode golden(String name) throws IOException {
    try (var file = ManifestRefusalsTest.class.getResourceAsStream(name)) {
      return (ObjectNode) JSON.readTree(file.readAllBytes());
    }
  }

  private static ObjectNode parent(ObjectNode manifest, String pointer) {
    String above = pointer.substring(0, pointer.lastIndexOf('/'));
    return (ObjectNode) manifest.at(above);
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
