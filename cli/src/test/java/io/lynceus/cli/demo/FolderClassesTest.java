package io.lynceus.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderClassesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names: [cat, 'big dog']\nnc: 2\n",
        "train: x\nnames:\n  - cat\n  - \"big dog\"\nnc: 2\n",
        "names:\n- cat\n- big dog\n",
        "names:  # two\n  0: cat\n  1: big dog\n",
        "names: [\n  cat,\n  big dog\n]\n"
      })
  void namesOfADataYaml(String yaml) {
    assertThat(FolderClasses.ofYaml(yaml)).containsExactly("cat", "big dog");
  }

  @Test
  void namesOfAnnotations() throws IOException {
    Files.writeString(
        folder.resolve("a.xml"),
        "<annotation><filename>x</filename><object><name>RBC</name></object>"
            + "<object>\n <name> WBC </name></object></annotation>");
    assertThat(FolderClasses.of(folder)).containsExactly("RBC", "WBC");
  }

  @Test
  void namesOfADocument() throws IOException {
    Files.writeString(
        folder.resolve("a.json"), "{\"categories\":[{\"id\":1,\"name\":\"weed\"},{\"id\":2}]}");
    assertThat(FolderClasses.of(folder)).containsExactly("weed");
  }

  @Test
  void aYamlOutweighsWhatElseLiesThere() throws IOException {
    Files.writeString(folder.resolve("a.json"), "{\"categories\":[{\"id\":1,\"name\":\"weed\"}]}");
    Files.writeString(folder.resolve("data.yml"), "names: [cat]\n");
    assertThat(FolderClasses.of(folder)).containsExactly("cat");
  }

  @Test
  void aNameThatIsThereTwiceIsOneClassInTheOrderOfItsFirst() throws IOException {
    Files.createDirectory(folder.resolve("b"));
    Files.writeString(folder.resolve("a.xml"), "<object><name>WBC</name></object>");
    Files.writeString(
        folder.resolve("b/b.xml"),
        "<object><name>RBC</name></object><object><name>WBC</name></object>");
    assertThat(FolderClasses.of(folder)).containsExactly("WBC", "RBC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "names:\n",
        "names: []\n",
        "nc: 3\n",
        "path: .\ntrain: images\n",
        "# names: [a]\n"
      })
  void aYamlWithoutNamesHasNone(String yaml) {
    assertThat(FolderClasses.ofYaml(yaml)).isEmpty();
  }

  @Test
  void aDocumentThatIsNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("torn.json"), "{\"categories\":[{\"id\":1");
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> FolderClasses.of(folder))
        .withMessageEndingWith("torn.json is not readable as JSON");
  }

  @Test
  void aFolderWithoutNamesIsRefused() {
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> FolderClasses.of(folder))
        .withMessageContaining("names no classes");
  }
}
