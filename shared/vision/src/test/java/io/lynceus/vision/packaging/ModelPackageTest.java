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
  void noticesANetworkThatWasSwappedAfterwards() throws IOException {
    byte[] other = Manifests.model();
    other[other.length - 1]++;
    Files.write(folder.resolve("model.onnx"), other);
    assertInvalid("'model.onnx' is not what was registered");
  }

  @Test
  void noticesAFileThatIsOnlyRenamed() throws IOException {
    Files.move(folder.resolve("checkpoint/last.bin"), folder.resolve("checkpoint/best.bin"));
    assertInvalid("lacks 'checkpoint/last.bin'");
  }

  @Test
  void aManifestNamesNothingOutsideItsFolder(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret"), "key");
    String path = folder.toRealPath().relativize(secret.toRealPath()).toString();
    rewritten(
        "\"model.onnx\"",
        "\"%s\" : \"%s\", \"model.onnx\"".formatted(path, ContentHash.of(secret)));
    assertInvalid("lacks '" + path + "'");
  }

  @Test
  void aManifestThatIsAFolderOrALinkIsNone() throws IOException {
    Path manifest = folder.resolve("lynceus.json");
    byte[] said = Files.readAllBytes(manifest);
    Files.delete(manifest);
    Files.createDirectory(manifest);
    assertInvalid("has no lynceus.json");
    Files.delete(manifest);
    Files.createSymbolicLink(manifest, Files.write(folder.resolve("other.json"), said));
    assertInvalid("has no lynceus.json");
  }

  @Test
  void aPackageWithoutANetworkIsNone() throws IOException {
    Files.delete(folder.resolve("model.onnx"));
    assertInvalid("has no model.onnx");
  }

  @Test
  void sealingAgainChangesNothing() throws IOException {
    String hash = sealed.hash();
    assertThat(ModelPackage.seal(folder, Manifests.MANIFEST)).isEqualTo(sealed);
    assertThat(sealed.hash()).isEqualTo(hash);
  }

  @Test
  void anotherFileGivesAnotherHashOfTheWhole() throws IOException {
    String hash = sealed.hash();
    Files.writeString(folder.resolve("checkpoint/last.bin"), "other weights");
    assertThat(ModelPackage.seal(folder, Manifests.MANIFEST).hash()).isNotEqualTo(hash);
  }

  @Test
  void mlflowsFilesAreWrittenAsTheGoldenOnes() throws IOException {
    assertThat(Files.readString(folder.resolve("MLmodel")))
        .isEqualTo(
            """
            flavors:
              onnx:
                code: null
                data: model.onnx
                onnx_session_options: null
                onnx_version: 1.17.0
                providers:
                - CUDAExecutionProvider
                - CPUExecutionProvider
              python_function:
                data: model.onnx
                env:
                  conda: conda.yaml
                  virtualenv: python_env.yaml
                loader_module: mlflow.onnx
                python_version: '3.11'
            signature:
              inputs: '[{"name": "images", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 3, 32, 64]}}]'
              outputs: '[{"name": "predictions", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 6, 42]}}]'
              params: null
            """);
    assertThat(Files.readString(folder.resolve("requirements.txt")))
        .isEqualTo("mlflow>=3.1\nonnx>=1.17.0\nonnxruntime>=1.26\n");
    assertThat(Files.readString(folder.resolve("conda.yaml")))
        .isEqualTo(
            """
            channels:
            - conda-forge
            dependencies:
            - python=3.11
            - pip
            - pip:
              - mlflow>=3.1
              - onnx>=1.17.0
              - onnxruntime>=1.26
            name: mlflow-env
            """);
  }

  private void rewritten(String was, String is) throws IOException {
    Path manifest = folder.resolve("lynceus.json");
    Files.writeString(manifest, Files.readString(manifest).replace(was, is));
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
