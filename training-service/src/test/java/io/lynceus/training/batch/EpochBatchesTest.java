package io.lynceus.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.training.input.InputSize;
import io.lynceus.vision.box.LabeledBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20) // Memory that is not given back is waited for.
final class EpochBatchesTest {
  private static final InputSize SIZE = new InputSize(32, 32);
  private static final List<List<LabeledBox>> NOTHING = List.of(List.of());
  private static final int PIECES = 3;

  private final BatchMemory memory = new BatchMemory(1, SIZE);
  private final AtomicInteger out = new AtomicInteger();

  /** However slowly batches are learned from, three pieces of memory are all there are. */
  @Test
  void isNeverMoreThanThreeBatchesAhead() {
    Set<Integer> most = new HashSet<>();
    try (EpochBatches batches =
        new EpochBatches(
            20,
            memory,
            (_, pixels) -> {
              most.add(out.incrementAndGet());
              return batch(pixels);
            })) {
      int seen = 0;
      while (batches.hasNext()) {
        batches.next().close();
        seen++;
      }
      assertThat(seen).isEqualTo(20);
    }
    assertThat(most).allMatch(count -> count <= PIECES);
  }

  @Test
  void batchesComeInTheOrderOfTheirNumbers() {
    List<Integer> numbers = new ArrayList<>();
    try (EpochBatches batches =
        new EpochBatches(
            5,
            memory,
            (number, pixels) -> {
              pixels.putInt(0, number);
              return batch(pixels);
            })) {
      while (batches.hasNext()) {
        try (Batch batch = batches.next()) {
          numbers.add(batch.pixels().getInt(0));
        }
      }
    }
    assertThat(numbers).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void afterAFailureNothingMoreIsWaitedFor() {
    try (EpochBatches batches =
        new EpochBatches(
            4,
            memory,
            (number, pixels) -> {
              if (number == 1) {
                throw new OutOfMemoryError("heap");
              }
              return batch(pixels);
            })) {
      batches.next().close();
      assertThatThrownBy(batches::next)
          .isInstanceOf(InputFailed.class)
          .hasCauseInstanceOf(OutOfMemoryError.class);
      assertThat(batches.hasNext()).isFalse();
      assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }
    assertAllMemoryIsFree();
  }

  @Test
  void anEpochHasNoMoreBatchesThanItHas() {
    try (EpochBatches batches = new EpochBatches(1, memory, (_, pixels) -> batch(pixels))) {
      batches.next().close();
      assertThatThrownBy(batches::next)
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining("1 batches");
    }
  }

  /** As when a run is cancelled: the maker may be at work, or wait for memory. */
  @Test
  void closingTakesBackWhatNobodyHasSeen() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(PIECES);
    EpochBatches batches =
        new EpochBatches(
            100,
            memory,
            (_, pixels) -> {
              three.countDown();
              return batch(pixels);
            });
    three.await();
    batches.close();
    assertAllMemoryIsFree();
  }

  @Test
  void aBatchThatIsClosedTwiceGivesItsMemoryOnce() {
    try (EpochBatches batches = new EpochBatches(1, memory, (_, pixels) -> batch(pixels))) {
      Batch batch = batches.next();
      batch.close();
      batch.close();
    }
    assertAllMemoryIsFree();
  }

  private Batch batch(ByteBuffer pixels) {
    return new Batch(
        SIZE,
        pixels,
        NOTHING,
        () -> {
          out.decrementAndGet();
          memory.release(pixels);
        });
  }

  /** Another epoch can hold all three pieces at once, and they are different ones. */
  private void assertAllMemoryIsFree() {
    Set<Integer> pieces = new HashSet<>();
    try (EpochBatches next =
        new EpochBatches(
            PIECES,
            memory,
            (number, pixels) -> {
              pixels.putInt(0, number);
              return batch(pixels);
            })) {
      List<Batch> held = List.of(next.next(), next.next(), next.next());
      held.forEach(batch -> pieces.add(batch.pixels().getInt(0)));
      held.forEach(Batch::close);
    }
    assertThat(pieces).containsExactlyInAnyOrder(0, 1, 2);
  }
}
