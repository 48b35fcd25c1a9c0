package io.lynceus.data.exchange.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.source.SourceRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataYamlTest {

  @Test
  void readsWhatRoboflowWrites() {
    DataYaml yaml =
        DataYaml.parse(
            """
            train: ../train/images
            val: ../valid/images
            test: ../test/images

            nc: 2
            names: ['RBC', 'WBC']

            roboflow:
              license: CC BY 4.0
            """);
    assertThat(yaml.splits())
        .containsEntry(Split.TRAIN, List.of("train/images"))
        .containsEntry(Split.VAL, List.of("valid/images"))
        .containsEntry(Split.TEST, List.of("test/images"));
    assertThat(yaml.names()).containsExactly("RBC", "WBC");
  }

  @Test
  void readsNamesByIndexAndSeveralPlaces() {
    DataYaml yaml =
        DataYaml.parse("path: ./cells/\ntrain: [a, b/]\ncalibration: c\nnames: {1: two, 0: 1}\n");
    assertThat(yaml.path()).isEqualTo("cells");
    assertThat(yaml.splits().get(Split.TRAIN)).containsExactly("a", "b");
    assertThat(yaml.splits().get(Split.CALIBRATION)).containsExactly("c");
    assertThat(yaml.names()).containsExactly("1", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names: [a]\ndownload: bash rm -rf /",
        "names: [a]\ndownload: https://example.org/x.zip",
        "names: [a]\npath: /etc",
        "names: [a]\npath: C:\\data",
        "names: [a]\ntrain: ../../",
        "names: [a]\ntrain: a/../../b",
        "names: [a]\ntrain: https://example.org/x",
        "names: [a]\ntrain: 7",
        "names: [a]\nnc: 2",
        "names: [a, a]",
        "names: [a]\ntrain: !%20 x",
        "names: ['<b>a</b>']",
        "names: {0: a, 2: b}",
        "names: {x: a}",
        "names: ['']",
        "names: [[a]]",
        "names: a",
        "nc: 1",
        "just text",
        "- a",
        "",
        "names: [a]\nnames: [b]",
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
            + " ['http://127.0.0.1:1/']]]]",
        "names: !!python/object/apply:os.system ['id']",
        "names: [a\n"
      })
  void refusesWhatIsWrongOrDangerous(String yaml) {
    assertThatThrownBy(() -> DataYaml.parse(yaml))
        .isInstanceOf(SourceRefused.class)
        .hasMessageContaining("data.yaml");
  }

  @Test
  void refusesWhatWouldGrow() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 60; i++) {
      laughs.append("a%d: &a%d [*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refused(laughs.toString());
    refused("x: " + "[".repeat(10_000));
    refused("x: " + "y".repeat(10 << 20));
  }

  private static void refused(String yaml) {
    assertThatThrownBy(() -> DataYaml.parse(yaml)).isInstanceOf(SourceRefused.class);
  }
}
