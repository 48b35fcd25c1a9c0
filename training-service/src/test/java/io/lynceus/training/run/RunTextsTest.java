package io.lynceus.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.Split;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import io.lynceus.vision.evaluation.Evaluation.ClassAccuracy;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What rows of runs hold as JSON: rows that were written once must be read for ever. */
final class RunTextsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void optionsAreKeptAsTheyWereAsked() {
    String text =
        "{\"preset\":\"nano\",\"imageSize\":320,\"epochs\":40,\"batch\":8,\"seed\":3,"
            + "\"orientation\":\"free\",\"from\":\"cells@2\"}";
    RunOptions options =
        new RunOptions(
            Preset.NANO, 320, 40, 8, 3, Orientation.FREE, VersionReference.of("cells@2"));
    assertThat(JSON.readValue(text, RunOptions.class)).isEqualTo(options);
    assertThat(JSON.readTree(JSON.writeValueAsString(options))).isEqualTo(JSON.readTree(text));
  }

  @Test
  void optionsOfARunThatStartsFromNothing() {
    String text =
        "{\"preset\":\"pico\",\"imageSize\":64,\"epochs\":1,\"batch\":1,\"seed\":0,"
            + "\"orientation\":\"upright\"}";
    RunOptions options = new RunOptions(Preset.PICO, 64, 1, 1, 0, Orientation.UPRIGHT, null);
    assertThat(JSON.readValue(text, RunOptions.class)).isEqualTo(options);
    assertThat(JSON.readTree(JSON.writeValueAsString(options))).isEqualTo(JSON.readTree(text));
  }

  @Test
  void progressIsCountedInEpochsStepsAndSeconds() {
    String text =
        "{\"epoch\":2,\"epochs\":40,\"step\":31,\"steps\":1040,\"loss\":3.25,\"secondsLeft\":480}";
    RunProgress progress = new RunProgress(2, 40, 31, 1040, 3.25, 480);
    assertThat(JSON.readValue(text, RunProgress.class)).isEqualTo(progress);
    assertThat(JSON.readTree(JSON.writeValueAsString(progress))).isEqualTo(JSON.readTree(text));
  }

  @Test
  void metricsNameTheirSplitAndCocosNumbers() {
    String text =
        "{\"split\":\"test\",\"mAP50\":0.875,\"mAP50-95\":0.5,"
            + "\"perClass\":{\"bar\":{\"boxes\":7,\"mAP50\":0.75,\"mAP50-95\":0.25}}}";
    Run.Metrics metrics =
        new Run.Metrics(Split.TEST, 0.875, 0.5, Map.of("bar", new ClassAccuracy(7, 0.75, 0.25)));
    assertThat(JSON.readValue(text, Run.Metrics.class)).isEqualTo(metrics);
    assertThat(JSON.readTree(JSON.writeValueAsString(metrics))).isEqualTo(JSON.readTree(text));
  }

  @ParameterizedTest
  @EnumSource(RunState.class)
  void statesAreReadAsTheyAreWritten(RunState state) {
    assertThat(RunState.of(state.label())).isEqualTo(state);
    assertThat(state.label()).isLowerCase();
    assertThat(state.isOver())
        .isEqualTo(
            EnumSet.of(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED).contains(state));
  }
}
