package io.lynceus.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.training.Drawn;
import io.lynceus.training.input.Augmentation;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.input.Orientation;
import io.lynceus.vision.box.LabeledBox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TrainingInputTest {
  private static final InputSize SIZE = new InputSize(64, 64);
  private static final List<LabeledImage> IMAGES = Drawn.images(10, 3);

  private record Seen(List<Float> pixels, List<List<LabeledBox>> boxes) {}

  @Test
  void anEpochShowsTheSameForTheSameSeedWhateverWasSeenBefore() {
    TrainingInput one = input(IMAGES, 5, 1 << 20);
    Seen first = seen(one, 0, true);
    Seen second = seen(one, 1, true);
    TrainingInput resumed = input(IMAGES, 5, 1 << 20);
    assertThat(seen(resumed, 1, true)).isEqualTo(second).isNotEqualTo(first);
    assertThat(seen(input(IMAGES, 6, 1 << 20), 1, true)).isNotEqualTo(second);
  }

  @Test
  void littleMemoryChangesNothing() {
    assertThat(seen(input(IMAGES, 5, 1), 0, true))
        .isEqualTo(seen(input(IMAGES, 5, 1 << 20), 0, true));
  }

  @Test
  void picturesThatFitAreDecodedOnce() {
    AtomicInteger reads = new AtomicInteger();
    TrainingInput input = input(Drawn.counted(IMAGES, reads), 5, 1 << 20);
    seen(input, 0, true);
    seen(input, 1, true);
    assertThat(reads).hasValue(IMAGES.size());
  }

  @Test
  void picturesThatDoNotFitAreDecodedAgain() {
    AtomicInteger reads = new AtomicInteger();
    seen(input(Drawn.counted(IMAGES, reads), 5, 30_000), 0, true);
    assertThat(reads.get()).isGreaterThan(IMAGES.size());
  }

  @Test
  void everyPictureIsShownOnceAndTheLastBatchIsFilled() {
    TrainingInput input = input(IMAGES, 5, 1 << 20);
    assertThat(input.batches()).isEqualTo(3);
    Seen seen = seen(input, 0, false);
    assertThat(seen.boxes()).hasSize(12);
    assertThat(seen.boxes().stream().mapToInt(List::size).sum()).isPositive();
  }

  @Test
  void boxesStayInsideAndLargeEnough() {
    Seen seen = seen(input(IMAGES, 5, 1 << 20), 0, true);
    assertThat(seen.boxes().stream().flatMap(List::stream))
        .isNotEmpty()
        .allSatisfy(
            label -> {
              assertThat(label.box().clippedTo(64, 64)).isEqualTo(label.box());
              assertThat(Math.min(label.box().width(), label.box().height()))
                  .isGreaterThanOrEqualTo(2);
            });
  }

  @Test
  void whatFailsWhileABatchIsMadeReachesWhoeverAsksForIt() {
    LabeledImage torn =
        new LabeledImage(
            "torn",
            64,
            64,
            List.of(),
            () -> {
              throw new IllegalStateException("torn.jpg is cut off");
            });
    TrainingInput input = input(List.of(torn), 5, 1 << 20);
    try (EpochBatches batches = input.epoch(0, false)) {
      assertThatThrownBy(batches::next)
          .isInstanceOf(InputFailed.class)
          .hasMessageContaining("torn.jpg is cut off")
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anEpochThatIsLeftEarlyGivesItsMemoryBack() {
    TrainingInput input = input(IMAGES, 5, 1 << 20);
    for (int i = 0; i < 5; i++) {
      try (EpochBatches batches = input.epoch(i, true);
          Batch batch = batches.next()) {
        assertThat(batch.size()).isEqualTo(4);
      }
    }
    assertThat(seen(input, 0, true)).isEqualTo(seen(input(IMAGES, 5, 1 << 20), 0, true));
  }

  @Test
  void refusesNothingToLearnFrom() {
    List<LabeledImage> none = List.of();
    assertThatThrownBy(() -> input(none, 5, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static TrainingInput input(List<LabeledImage> images, long seed, long memory) {
    return new TrainingInput(images, SIZE, Augmentation.usual(Orientation.FREE), 4, seed, memory);
  }

  private static Seen seen(TrainingInput input, int epoch, boolean mosaic) {
    List<Float> pixels = new ArrayList<>();
    List<List<LabeledBox>> boxes = new ArrayList<>();
    try (EpochBatches batches = input.epoch(epoch, mosaic)) {
      while (batches.hasNext()) {
        try (Batch batch = batches.next()) {
          var floats = batch.pixels().asFloatBuffer();
          for (int i = 0; i < floats.limit(); i += 101) {
            pixels.add(floats.get(i));
          }
          boxes.addAll(batch.boxes());
        }
      }
    }
    return new Seen(pixels, boxes);
  }
}
