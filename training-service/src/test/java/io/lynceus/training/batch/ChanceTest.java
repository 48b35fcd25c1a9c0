package io.lynceus.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChanceTest {
  private final Chance chance = new Chance(5);

  @Test
  void anOrderHoldsEveryPictureOnce() {
    int[] order = chance.order(3, 500);
    assertThat(order).isNotEqualTo(IntStream.range(0, 500).toArray());
    Arrays.sort(order);
    assertThat(order).isEqualTo(IntStream.range(0, 500).toArray());
  }

  @Test
  void everyEpochAndEverySeedHasAnOrderOfItsOwn() {
    Set<String> orders = new HashSet<>();
    for (int seed = 0; seed < 10; seed++) {
      for (int epoch = 0; epoch < 50; epoch++) {
        orders.add(Arrays.toString(new Chance(seed).order(epoch, 20)));
      }
    }
    assertThat(orders).hasSize(500);
  }

  @Test
  void theSameSeedGivesTheSameOrderAndTheSameChanges() {
    assertThat(new Chance(5).order(7, 30)).isEqualTo(chance.order(7, 30));
    assertThat(new Chance(5).picture(7, 3).nextLong()).isEqualTo(chance.picture(7, 3).nextLong());
  }

  /** Seeds of neighbouring epochs and places differ in few bits; their first draws must not. */
  @Test
  void neighboursHaveNothingInCommon() {
    double[] first =
        IntStream.range(0, 100)
            .boxed()
            .flatMap(
                epoch ->
                    IntStream.range(0, 100)
                        .mapToObj(place -> chance.picture(epoch, place).nextDouble()))
            .mapToDouble(Double::doubleValue)
            .toArray();
    double mean = Arrays.stream(first).average().orElseThrow();
    double product = 0;
    for (int i = 1; i < first.length; i++) {
      product += (first[i] - mean) * (first[i - 1] - mean);
    }
    assertThat(mean).isCloseTo(0.5, within(0.01));
    // Of independent draws: 1/12 times a correlation of 0, give or take three hundredths.
    assertThat(product / first.length * 12).isCloseTo(0, within(0.03));
    assertThat(Arrays.stream(first).distinct().count()).isEqualTo(first.length);
  }

  /** Every picture is first in about as many epochs as any other. */
  @Test
  void ordersFavourNobody() {
    int[] firsts = new int[10];
    for (int epoch = 0; epoch < 5000; epoch++) {
      firsts[chance.order(epoch, 10)[0]]++;
    }
    assertThat(IntStream.of(firsts)).allMatch(count -> count > 400 && count < 600);
  }
}
