package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.VersionDiff.Counts;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a version keeps of its images, in bytes that never change, and what a diff makes of it. */
final class FingerprintsTest {
  private static final List<Split> SPLITS = List.of(Split.values());

  /** An image as a version has it. */
  private record Entry(Split split, byte box) {}

  @Test
  void isFortyOneBytesAnImageThatNeverChange() {
    var builder = new Fingerprints.Builder();
    builder.add(new ImageId("0a".repeat(32)), Split.CALIBRATION, new byte[0]);
    String hashOfNothing = "e3b0c44298fc1c14";
    assertThat(HexFormat.of().formatHex(builder.build().bytes()))
        .isEqualTo("0a".repeat(32) + "02" + hashOfNothing);
  }

  @Test
  void agreesWithComparingImageByImage() {
    var random = new Random(17);
    for (int round = 0; round < 50; round++) {
      SortedMap<ImageId, Entry> from = drawn(random);
      SortedMap<ImageId, Entry> to = drawn(random);
      VersionDiff diff = VersionDiff.between(of(from), of(to), 1000);
      assertThat(diff.counts()).isEqualTo(compared(from, to));
      assertThat(diff.added())
          .hasSize(diff.counts().added())
          .isSorted()
          .doesNotContainAnyElementsOf(from.keySet());
      assertThat(diff.removed())
          .hasSize(diff.counts().removed())
          .isSorted()
          .doesNotContainAnyElementsOf(to.keySet());
      assertThat(diff.moved())
          .hasSize(diff.counts().moved())
          .allMatch(
              m -> from.get(m.image()).split() == m.from() && to.get(m.image()).split() == m.to());
      assertThat(diff.relabeled())
          .hasSize(diff.counts().relabeled())
          .allMatch(i -> from.get(i).box() != to.get(i).box());
    }
  }

  @Test
  void theOtherWayRoundAddsWhatWasRemoved() {
    var random = new Random(23);
    Fingerprints one = of(drawn(random));
    Fingerprints other = of(drawn(random));
    Counts there = VersionDiff.between(one, other, 0).counts();
    Counts back = VersionDiff.between(other, one, 0).counts();
    assertThat(back.added()).isEqualTo(there.removed());
    assertThat(back.removed()).isEqualTo(there.added());
    assertThat(back.moved()).isEqualTo(there.moved());
    assertThat(back.relabeled()).isEqualTo(there.relabeled());
    assertThat(back.unchanged()).isEqualTo(there.unchanged());
  }

  @Test
  void findsEveryImageItHoldsAndNoOther() {
    var random = new Random(29);
    SortedMap<ImageId, Entry> images = drawn(random);
    Fingerprints version = of(images);
    assertThat(version.size()).isEqualTo(images.size());
    assertThat(images.keySet()).allMatch(version::contains);
    for (int i = 0; i < 40; i++) {
      assertThat(version.contains(id(i))).isEqualTo(images.containsKey(id(i)));
    }
    assertThat(version.contains(new ImageId("f".repeat(64)))).isFalse();
  }

  private static Counts compared(Map<ImageId, Entry> from, Map<ImageId, Entry> to) {
    int removed = (int) from.keySet().stream().filter(i -> !to.containsKey(i)).count();
    int added = (int) to.keySet().stream().filter(i -> !from.containsKey(i)).count();
    int moved = 0;
    int relabeled = 0;
    int unchanged = 0;
    for (ImageId image : from.keySet()) {
      Entry before = from.get(image);
      Entry after = to.get(image);
      if (after != null) {
        moved += before.split() == after.split() ? 0 : 1;
        relabeled += before.box() == after.box() ? 0 : 1;
        unchanged += before.equals(after) ? 1 : 0;
      }
    }
    return new Counts(added, removed, moved, relabeled, unchanged);
  }

  private static Fingerprints of(SortedMap<ImageId, Entry> images) {
    var builder = new Fingerprints.Builder();
    images.forEach((id, entry) -> builder.add(id, entry.split(), new byte[] {entry.box()}));
    return Fingerprints.of(builder.build().bytes());
  }

  /** Some of forty images, so that two draws share about half. */
  private static SortedMap<ImageId, Entry> drawn(Random random) {
    SortedMap<ImageId, Entry> images = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      if (random.nextInt(3) > 0) {
        images.put(id(i), new Entry(SPLITS.get(random.nextInt(2)), (byte) random.nextInt(2)));
      }
    }
    return images;
  }

  /** Far apart and of both halves: ids are compared as unsigned bytes. */
  private static ImageId id(int number) {
    return new ImageId("%02x".formatted(number * 6) + "%062x".formatted(number));
  }
}
