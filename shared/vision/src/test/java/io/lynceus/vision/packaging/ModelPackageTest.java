package io.lynceus.vision.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.vision.onnx.OnnxModelRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelPackageTest {
  @TempDir Path folder;

  private ModelPackage sealed;

  @BeforeEach
  void seal() throws IOException {
    Files.write(folder.resolve("model.onnx"), Manifests.model());
    Files.createDirectories(folder.resolve("checkpoint"));
    Files.writeString(folder.resolve("checkpoint/last.bin"), "weights");
    sealed = ModelPackage.seal(folder, Manifests.MANIFEST);
  }

  private void assertInvalid(String said) {
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ModelPackage.open(folder))
        .withMessageContaining(said);
  }

  @Test
  void namesEveryOtherFileWithItsHash() {
    assertThat(sealed.manifest().files())
        .containsOnlyKeys(
            "MLmodel",
            "card.md",
            "checkpoint/last.bin",
            "conda.yaml",
            "model.onnx",
            "python_env.yaml",
            "requirements.txt")
        .containsEntry("model.onnx", ContentHash.of(Manifests.model()));
  }

  @Test
  void opensAsItWasSealed() throws IOException {
    ModelPackage opened = ModelPackage.open(folder);
    assertThat(opened).isEqualTo(sealed);
    assertThat(opened.model()).isEqualTo(Manifests.model());
    assertThat(opened.hash()).isEqualTo(ContentHash.of(opened.manifest().json()));
  }

  @Test
  void noticesAChangedFile() throws IOException {
    Files.writeString(folder.resolve("checkpoint/last.bin"), "other weights");
    assertInvalid("checkpoint/last.bin");
  }

  @Test
  void noticesAMissingFile() throws IOException {
    Files.delete(folder.resolve("card.md"));
    assertInvalid("card.md");
  }

  @Test
  void noticesAFileTooMany() throws IOException {
    Files.writeString(folder.resolve("extra.bin"), "x");
    assertInvalid("extra.bin");
  }

  @Test
  void followsNoLinks() throws IOException {
    Files.delete(folder.resolve("card.md"));
    Files.createSymbolicLink(folder.resolve("card.md"), Path.of("/etc/hostname"));
    assertInvalid("link");
  }

  @Test
  void needsAManifest() throws IOException {
    Files.delete(folder.resolve("lynceus.json"));
    assertInvalid("lynceus.json");
  }

  @Test
  void refusesANetworkThatIsNotWhatTheManifestSays() throws IOException {
    Files.writeString(folder.resolve("model.onnx"), "not a network");
    assertThatExceptionOfType(OnnxModelRefused.class)
        .isThrownBy(() -> ModelPackage.seal(folder, Manifests.MANIFEST));
  }

  @Test
  void tellsMlflowTheSignature() throws IOException {
    assertThat(Files.readString(folder.resolve("MLmodel")))
        .contains("loader_module: mlflow.onnx")
        .contains(
            "inputs: '[{\"name\": \"images\", \"type\": \"tensor\", \"tensor-spec\":"
                + " {\"dtype\": \"float32\", \"shape\": [-1, 3, 32, 64]}}]'");
    assertThat(Files.readString(folder.resolve("conda.yaml"))).contains("\n  - onnx>=");
  }

  @Test
  void writesACardForPeople() throws IOException {
    assertThat(Files.readString(folder.resolve("card.md")))
        .contains("RBC, WBC")
        .contains("| epochs | 40 |")
        .contains("| coco | AP50 | 0.8750 |")
        .contains("0f0f");
  }
}
