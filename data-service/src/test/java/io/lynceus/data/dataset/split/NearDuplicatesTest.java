package io.lynceus.data.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.vision.picture.PerceptualHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class NearDuplicatesTest {

  @Test
  void findsWhatComparingEveryPairFinds() {
    var random = new Random(3);
    for (int distance = 0; distance <= 6; distance++) {
      long[] hashes = random.longs(60).toArray();
      for (int i = 20; i < 60; i++) {
        hashes[i] = flipped(hashes[random.nextInt(i)], random.nextInt(8), random);
      }
      assertThat(NearDuplicates.clusters(list(hashes), distance))
          .as("distance " + distance)
          .isEqualTo(everyPair(hashes, distance));
    }
  }

  @Test
  void aChainIsOneCluster() {
    int[] clusters = NearDuplicates.clusters(list(0, 0xF, 0xFF, 0xFFF, -1L), 4);
    assertThat(clusters).containsExactly(0, 0, 0, 0, 4);
  }

  @Test
  void staysFastWhereManyPicturesAreAlike() {
    var random = new Random(5);
    long[] camera = new long[100_000];
    for (int i = 0; i < camera.length; i++) {
      camera[i] = 0x0F0F_3C3C_5A5A_9669L ^ (random.nextInt() & 0x00FF_FFFFL) << 13;
    }
    long begun = System.nanoTime();
    NearDuplicates.clusters(list(camera), 4);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void ratiosAreAWhole() {
    assertThatThrownBy(() -> new Ratios(70, 10, 10, 9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ratios(110, -10, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ratios(Double.NaN, 0, 0, 100))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long flipped(long hash, int bits, Random random) {
    long flipped = hash;
    for (int i = 0; i < bits; i++) {
      flipped ^= 1L << random.nextInt(64);
    }
    return flipped;
  }

  private static List<PerceptualHash> list(long... hashes) {
    return LongStream.of(hashes).mapToObj(PerceptualHash::new).toList();
  }

  /** By going over all pairs until nothing changes. */
  private static int[] everyPair(long[] hashes, int distance) {
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < hashes.length; i++) {
      first.add(i);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < hashes.length; i++) {
        for (int j = 0; j < hashes.length; j++) {
          boolean near = Long.bitCount(hashes[i] ^ hashes[j]) <= distance;
          if (near && first.get(j) < first.get(i)) {
            first.set(i, first.get(j));
            changed = true;
          }
        }
      }
    }
    return first.stream().mapToInt(i -> i).toArray();
  }
}
