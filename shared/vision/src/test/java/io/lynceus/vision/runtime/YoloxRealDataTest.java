package io.lynceus.vision.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Detection;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.input.ChannelOrder;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.input.Placement;
import io.lynceus.vision.input.ValueRange;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A detector that others trained and exported, asked about pictures of weeds. */
@Tag("real-data")
final class YoloxRealDataTest {
  private static final Path MODEL =
      Path.of(System.getProperty("lynceus.real-data"), "models", "yolox-nano-weeds");

  private static OnnxDetector detector;

  private final PictureDecoder decoder = new PictureDecoder(PictureLimits.STANDARD);

  @BeforeAll
  static void open() throws IOException {
    byte[] file = Files.readAllBytes(MODEL.resolve("yolox_nano.onnx"));
    detector = OnnxDetector.open(file, spec(), OnnxSettings.ONE_CPU_THREAD);
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  /** The surest boxes are what Pillow, NumPy and Python's ONNX Runtime compute from the file. */
  @Test
  void findsWhatTheReferenceFinds() throws IOException {
    Detected detected = ask(MODEL.resolve("pictures/capture_20240917_200536_unknown_jpg.jpg"));
    Detection surest = detected.detections().getFirst();
    assertThat(surest.classIndex()).isZero();
    assertThat(surest.confidence()).isCloseTo(0.8954242, within(1e-3));
    assertThat(surest.box().x1()).isCloseTo(268.3274, within(0.1));
    assertThat(surest.box().y1()).isCloseTo(83.9310, within(0.1));
    assertThat(surest.box().x2()).isCloseTo(415.6647, within(0.1));
    assertThat(surest.box().y2()).isCloseTo(198.5162, within(0.1));
    assertThat(detected.detections()).hasSize(9);
  }

  @Test
  void findsWeedsInEveryPicture() throws IOException {
    try (var pictures = Files.list(MODEL.resolve("pictures"))) {
      for (Path picture : pictures.toList()) {
        assertThat(ask(picture).detections()).as("%s", picture).isNotEmpty();
      }
    }
  }

  private Detected ask(Path file) throws IOException {
    Picture picture = decoder.decode(Files.readAllBytes(file));
    var question = new PictureQuestion(picture, DetectionSettings.SERVING);
    return detector.detect(List.of(question)).getFirst();
  }

  private static DetectorSpec spec() {
    return new DetectorSpec(
        List.of("Purslane", "Pigweed", "Nutsedge"),
        new InputRecipe(416, 416, Placement.TOP_LEFT, 114, ChannelOrder.BGR, ValueRange.LEVELS),
        new OutputLayout.YoloxGrid(List.of(8, 16, 32)));
  }
}
