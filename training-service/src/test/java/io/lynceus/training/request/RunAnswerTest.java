package io.lynceus.training.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.Split;
import io.lynceus.training.device.Precision;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.RunProgress;
import io.lynceus.training.run.RunState;
import io.lynceus.training.run.VersionReference;
import io.lynceus.vision.evaluation.Evaluation.ClassAccuracy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that the command line, the dashboard and scripts read. */
final class RunAnswerTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant CREATED = Instant.parse("2026-05-04T10:00:00Z");
  private static final DatasetVersionId DATASET = new DatasetVersionId("ab".repeat(32));

  @Test
  void aQueuedRunSaysWhatItWillDoAndNothingElse() {
    assertJson(
        queued(null),
        """
        {"run":"r1","project":"cells","dataset":"%s","model":"cells","state":"queued",
         "preset":"nano","imageSize":320,"epochs":40,"batch":8,"seed":3,"orientation":"free",
         "createdBy":"ada","created":"2026-05-04T10:00:00Z"}"""
            .formatted(DATASET));
  }

  @Test
  void aRunningOneSaysHowFarItIs() {
    Run queued = queued(VersionReference.of("cells@2"));
    Run running =
        with(
            queued,
            new Run.Course(
                RunState.RUNNING,
                2,
                null,
                true,
                Precision.BFLOAT16,
                new RunProgress(2, 40, 31, 1040, 3.25, 480),
                null,
                new Run.Times(CREATED.plusSeconds(5), null)));
    assertJson(
        running,
        """
        {"run":"r1","project":"cells","dataset":"%s","model":"cells","state":"running",
         "preset":"nano","imageSize":320,"epochs":40,"batch":8,"seed":3,"orientation":"free",
         "from":"cells@2","precision":"bfloat16",
         "progress":{"epoch":2,"epochs":40,"step":31,"steps":1040,"loss":3.25,"secondsLeft":480},
         "createdBy":"ada","created":"2026-05-04T10:00:00Z","started":"2026-05-04T10:00:05Z"}"""
            .formatted(DATASET));
  }

  @Test
  void aDoneOneSaysWhatCameOfIt() {
    Run done =
        with(
            queued(null),
            new Run.Course(
                RunState.SUCCEEDED,
                1,
                null,
                false,
                Precision.FLOAT32,
                null,
                new Run.Outcome(
                    new Run.Metrics(
                        Split.TEST, 0.875, 0.5, Map.of("bar", new ClassAccuracy(7, 0.75, 0.25))),
                    "4"),
                new Run.Times(CREATED.plusSeconds(5), CREATED.plusMillis(65_250))));
    assertJson(
        done,
        """
        {"run":"r1","project":"cells","dataset":"%s","model":"cells","state":"succeeded",
         "preset":"nano","imageSize":320,"epochs":40,"batch":8,"seed":3,"orientation":"free",
         "precision":"float32",
         "metrics":{"split":"test","mAP50":0.875,"mAP50-95":0.5,
                    "perClass":{"bar":{"boxes":7,"mAP50":0.75,"mAP50-95":0.25}}},
         "version":"4","seconds":60.25,"createdBy":"ada","created":"2026-05-04T10:00:00Z",
         "started":"2026-05-04T10:00:05Z","ended":"2026-05-04T10:01:05.250Z"}"""
            .formatted(DATASET));
  }

  @Test
  void aRunThatWasCancelledInTheQueueNeverTookASecond() {
    Run cancelled =
        with(
            queued(null),
            new Run.Course(
                RunState.CANCELLED,
                0,
                "Somebody cancelled it",
                true,
                null,
                null,
                null,
                new Run.Times(null, CREATED.plusSeconds(9))));
    RunAnswer answer = RunAnswer.of(cancelled);
    assertThat(answer.seconds()).isNull();
    assertThat(answer.reason()).isEqualTo("Somebody cancelled it");
  }

  private static Run queued(@org.jspecify.annotations.Nullable VersionReference from) {
    return Run.queued(
        new RunId("r1"),
        new Run.Subject(new ProjectName("cells"), DATASET, new ModelName("cells")),
        new RunOptions(Preset.NANO, 320, 40, 8, 3, Orientation.FREE, from),
        new Run.Origin("ada", CREATED));
  }

  private static Run with(Run run, Run.Course course) {
    return new Run(run.id(), run.subject(), run.options(), course, run.origin());
  }

  private static void assertJson(Run run, String expected) {
    assertThat(JSON.readTree(JSON.writeValueAsString(RunAnswer.of(run))))
        .isEqualTo(JSON.readTree(expected));
  }
}
