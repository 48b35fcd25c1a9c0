package io.lynceus.inference.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ModelName;
import io.lynceus.inference.batching.PictureOutcome.Seen;
import io.lynceus.inference.loading.ModelKey;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.header.PictureRefused.Reason;
import io.lynceus.vision.runtime.Detected;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The shape that clients read; fields may be added, none renamed. */
final class PictureAnswerTest {
  private static final ModelKey KEY = new ModelKey(new ModelName("cells"), "3");

  @Test
  void isWrittenAsTheGoldenText() {
    var detected =
        new Detected(
            List.of(new Detection(1, 0.5, new Box(1, 2, 3.5, 4))),
            Duration.ofNanos(1_234_567),
            Duration.ofMillis(20),
            Duration.ofNanos(499));
    var seen = new Seen(640, 480, detected, Duration.ZERO, Duration.ofMillis(7), null);
    var answer = PictureAnswer.seen("a.jpg", KEY, seen, List.of("RBC", "WBC"));
    assertThat(JsonMapper.shared().writeValueAsString(answer))
        .isEqualTo(
            "{\"source\":\"a.jpg\",\"width\":640,\"height\":480,\"model\":\"cells\",\"version\":\"3\","
                + "\"detections\":[{\"class\":\"WBC\",\"confidence\":0.5,"
                + "\"x1\":1.0,\"y1\":2.0,\"x2\":3.5,\"y2\":4.0}],"
                + "\"timings\":{\"queueMs\":0.0,\"decodeMs\":7.0,\"letterboxMs\":1.235,"
                + "\"inferenceMs\":20.0,\"boxesMs\":0.0}}");
  }

  @Test
  void aPictureThatWasNotSeenHasNoSidesAndNoTimes() {
    var answer = PictureAnswer.unreadable("a.jpg", KEY, null);
    assertThat(JsonMapper.shared().writeValueAsString(answer))
        .isEqualTo(
            "{\"source\":\"a.jpg\",\"model\":\"cells\",\"version\":\"3\",\"detections\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "EMPTY, picture-empty, 400",
    "UNSUPPORTED, picture-unsupported, 415",
    "TOO_MANY_BYTES, picture-too-many-bytes, 413",
    "TOO_LARGE, picture-too-large, 422",
    "TOO_SMALL, picture-too-small, 422",
    "ANIMATED, picture-animated, 422",
    "TRUNCATED, picture-truncated, 422",
    "DAMAGED, picture-damaged, 422"
  })
  void everyReasonOfARefusalHasItsCode(Reason reason, String slug, int status) {
    var unreadable = new PictureUnreadable(new PictureRefused(reason, "It ends too early"));
    assertThat(unreadable.slug()).isEqualTo(slug);
    assertThat(unreadable.status().value()).isEqualTo(status);
    assertThat(unreadable.detail()).isEqualTo("It ends too early");
  }
}
