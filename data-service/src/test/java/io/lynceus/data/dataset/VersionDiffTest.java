package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.VersionDiff.Counts;
import io.lynceus.data.dataset.VersionDiff.Move;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class VersionDiffTest {
  private static final byte[] NONE = {};
  private static final byte[] BOX = {1, 2, 3};

  @Test
  void namesEveryKindOfDifference() {
    Fingerprints from =
        version()
            .with(1, Split.TRAIN, BOX)
            .with(2, Split.TRAIN, BOX)
            .with(4, Split.VAL, NONE)
            .build();
    Fingerprints to =
        version()
            .with(2, Split.TEST, BOX)
            .with(3, Split.TRAIN, NONE)
            .with(4, Split.VAL, BOX)
            .build();
    VersionDiff diff = VersionDiff.between(from, to, 10);
    assertThat(diff.added()).containsExactly(id(3));
    assertThat(diff.removed()).containsExactly(id(1));
    assertThat(diff.moved()).containsExactly(new Move(id(2), Split.TRAIN, Split.TEST));
    assertThat(diff.relabeled()).containsExactly(id(4));
    assertThat(diff.counts()).isEqualTo(new Counts(1, 1, 1, 1, 0));
  }

  @Test
  void nothingDiffersFromItself() {
    Fingerprints version = version().with(1, Split.TRAIN, BOX).with(9, Split.TEST, NONE).build();
    assertThat(VersionDiff.between(version, version, 10).counts())
        .isEqualTo(new Counts(0, 0, 0, 0, 2));
  }

  @Test
  void countsAllAndNamesAFew() {
    Fingerprints all = generated(1000, Split.TRAIN);
    VersionDiff diff = VersionDiff.between(version().build(), all, 3);
    assertThat(diff.counts().added()).isEqualTo(1000);
    assertThat(diff.added()).containsExactly(id(0), id(1), id(2));
  }

  @Test
  void comparesAHundredThousandImagesInAMoment() {
    Fingerprints from = generated(100_000, Split.TRAIN);
    Fingerprints to = generated(100_000, Split.VAL);
    long begun = System.nanoTime();
    assertThat(VersionDiff.between(from, to, 100).counts().moved()).isEqualTo(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void findsAnImageByItsId() {
    Fingerprints version = generated(101, Split.TRAIN);
    assertThat(version.contains(id(0))).isTrue();
    assertThat(version.contains(id(100))).isTrue();
    assertThat(version.contains(id(101))).isFalse();
    assertThat(version().build().contains(id(0))).isFalse();
  }

  private static Fingerprints generated(int images, Split split) {
    Version version = version();
    for (int i = 0; i < images; i++) {
      version.with(i, split, NONE);
    }
    return version.build();
  }

  private static Version version() {
    return new Version(new Fingerprints.Builder());
  }

  private record Version(Fingerprints.Builder builder) {
    Version with(int image, Split split, byte[] boxes) {
      builder.add(id(image), split, boxes);
      return this;
    }

    Fingerprints build() {
      return Fingerprints.of(builder.build().bytes());
    }
  }

  private static ImageId id(int number) {
    return new ImageId("%064x".formatted(number));
  }
}
