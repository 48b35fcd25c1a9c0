package io.lynceus.data.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.split.SplitRule.Candidate;
import io.lynceus.vision.picture.PerceptualHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SplitRuleTest {
  private static final SplitRule RULE = new SplitRule(Ratios.STANDARD, 0, 4);

  private final Random random = new Random(7);

  @Test
  void sharesOutByTheRatios() {
    Assignment assignment = RULE.assign(unlisted(10_000));
    assertThat(assignment.counts().get(Split.TRAIN)).isCloseTo(7000, within(200));
    assertThat(assignment.counts().get(Split.VAL)).isCloseTo(1000, within(120));
    assertThat(assignment.counts().get(Split.CALIBRATION)).isCloseTo(1000, within(120));
    assertThat(assignment.counts().get(Split.TEST)).isCloseTo(1000, within(120));
    assertThat(assignment.notes()).isEmpty();
    assertThat(assignment.leaks()).isEmpty();
  }

  @Test
  void movesNoImageWhenOthersAreAdded() {
    List<Candidate> few = unlisted(500);
    Assignment before = RULE.assign(few);
    List<Candidate> more = new ArrayList<>(few);
    more.addAll(unlisted(500));
    Assignment after = RULE.assign(more);
    assertThat(few).allMatch(c -> after.split(c.image()) == before.split(c.image()));
  }

  @Test
  void anotherSeedIsAnotherSplit() {
    List<Candidate> images = unlisted(300);
    Assignment one = RULE.assign(images);
    Assignment other = new SplitRule(Ratios.STANDARD, 1, 4).assign(images);
    assertThat(images).anyMatch(c -> one.split(c.image()) != other.split(c.image()));
  }

  @Test
  void keepsNearDuplicatesTogether() {
    List<Candidate> images = new ArrayList<>();
    for (int cluster = 0; cluster < 200; cluster++) {
      long hash = random.nextLong();
      for (int member = 0; member < 5; member++) {
        images.add(candidate(hash ^ (1L << random.nextInt(64)), null));
      }
    }
    Assignment assignment = RULE.assign(images);
    assertThat(assignment.leaks()).isEmpty();
    for (int i = 0; i < images.size(); i++) {
      ImageId first = images.get(i / 5 * 5).image();
      assertThat(assignment.group(images.get(i).image())).isEqualTo(assignment.group(first));
      assertThat(assignment.split(images.get(i).image())).isEqualTo(assignment.split(first));
    }
  }

  @Test
  void theListsOfTheSourceWin() {
    List<Candidate> images = new ArrayList<>();
    for (Split split : Split.values()) {
      for (int i = 0; i < 25; i++) {
        images.add(candidate(random.nextLong(), split));
      }
    }
    Assignment assignment = RULE.assign(images);
    assertThat(images).allMatch(c -> assignment.split(c.image()) == c.listed());
    assertThat(assignment.notes()).isEmpty();
  }

  @Test
  void halfOfValBecomesCalibrationWhereTheSourceHasNone() {
    List<Candidate> images = new ArrayList<>();
    for (int i = 0; i < 87; i++) {
      images.add(candidate(random.nextLong(), Split.VAL));
    }
    images.add(candidate(random.nextLong(), Split.TRAIN));
    Assignment assignment = RULE.assign(images);
    assertThat(assignment.counts().get(Split.CALIBRATION)).isEqualTo(43);
    assertThat(assignment.counts().get(Split.VAL)).isEqualTo(44);
    assertThat(assignment.notes())
        .containsExactly(
            "The source has no calibration split: 43 of 87 val images became calibration");
  }

  @Test
  void fewImagesCrossTheBorderWhenValGrows() {
    List<Candidate> val = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      val.add(candidate(random.nextLong(), Split.VAL));
    }
    Assignment before = RULE.assign(val.subList(0, 190));
    Assignment after = RULE.assign(val);
    assertThat(val.subList(0, 190))
        .filteredOn(c -> before.split(c.image()) != after.split(c.image()))
        .hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void anUnlistedLookalikeFollowsTheListedOne() {
    long hash = random.nextLong();
    Candidate unlisted = candidate(hash, null);
    Assignment assignment = RULE.assign(List.of(unlisted, candidate(hash ^ 1, Split.TEST)));
    assertThat(assignment.split(unlisted.image())).isEqualTo(Split.TEST);
    assertThat(assignment.leaks()).isEmpty();
  }

  @Test
  void anUnlistedLookalikeFollowsIntoCalibrationToo() {
    List<Candidate> images = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long hash = random.nextLong();
      images.add(candidate(hash, Split.VAL));
      images.add(candidate(hash ^ 1, null));
    }
    Assignment assignment = RULE.assign(images);
    assertThat(assignment.leaks()).isEmpty();
    assertThat(assignment.counts().get(Split.CALIBRATION)).isEqualTo(20);
  }

  @Test
  void namesLeaksOfTheSource() {
    long hash = random.nextLong();
    Candidate train = candidate(hash, Split.TRAIN);
    Candidate test = candidate(hash ^ 3, Split.TEST);
    Assignment assignment = RULE.assign(List.of(train, test));
    assertThat(assignment.leaks())
        .containsExactly(train.image() + " (train)", test.image() + " (test)");
    assertThat(assignment.leaksAreOfTheSource()).isTrue();
  }

  /** Computed apart from this code: moving these would move the images of every project. */
  @Test
  void placesNeverMove() {
    List<Candidate> images = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      ImageId id = new ImageId("%064x".formatted(i));
      images.add(new Candidate(id, new PerceptualHash(random.nextLong()), null));
    }
    assertThat(letters(new SplitRule(Ratios.STANDARD, 0, 4), images))
        .isEqualTo("TTVTTTTTCTTTEETETVTT");
    assertThat(letters(new SplitRule(Ratios.STANDARD, 42, 4), images))
        .isEqualTo("CTTETTTVCTTETCVETEEC");
  }

  /** Train, Val, Calibration, tEst. */
  private static String letters(SplitRule rule, List<Candidate> images) {
    Assignment assignment = rule.assign(images);
    return images.stream()
        .map(c -> assignment.split(c.image()) == Split.TEST ? "E" : first(assignment, c))
        .collect(Collectors.joining());
  }

  private static String first(Assignment assignment, Candidate candidate) {
    return assignment.split(candidate.image()).name().substring(0, 1);
  }

  @Test
  void theFirstImageNamesItsCluster() {
    long hash = random.nextLong();
    Candidate first = candidate(hash, null);
    Candidate later = candidate(hash ^ 1, null);
    Assignment assignment = RULE.assign(List.of(first, later, candidate(~hash, null)));
    assertThat(assignment.group(later.image())).isEqualTo(first.image().sha256().substring(0, 16));
    Candidate newcomer = new Candidate(new ImageId("0".repeat(64)), first.likeness(), null);
    Assignment grown = RULE.assign(List.of(first, later, newcomer));
    assertThat(grown.group(newcomer.image())).isEqualTo(assignment.group(first.image()));
    assertThat(grown.split(first.image())).isEqualTo(assignment.split(first.image()));
  }

  @Test
  void aLargeClusterIsNotTornToMakeHalves() {
    long hash = random.nextLong();
    List<Candidate> images = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      images.add(candidate(hash, Split.VAL));
    }
    for (int i = 0; i < 3; i++) {
      images.add(candidate(random.nextLong(), Split.VAL));
    }
    Assignment assignment = RULE.assign(images);
    assertThat(assignment.leaks()).isEmpty();
    assertThat(assignment.counts().get(Split.CALIBRATION)).isEqualTo(3);
    assertThat(assignment.split(images.getFirst().image())).isEqualTo(Split.VAL);
  }

  @Test
  void oneImageOfValIsNotHalved() {
    Assignment assignment = RULE.assign(List.of(candidate(random.nextLong(), Split.VAL)));
    assertThat(assignment.counts().get(Split.VAL)).isEqualTo(1);
    assertThat(assignment.notes()).isEmpty();
  }

  /** Only what the source listed is halved; ratios give calibration its own share. */
  @Test
  void valThatWasDrawnIsNotHalved() {
    List<Candidate> images = unlisted(2_000);
    images.add(candidate(random.nextLong(), Split.TRAIN));
    Assignment assignment = RULE.assign(images);
    assertThat(assignment.notes()).isEmpty();
    assertThat(assignment.counts().get(Split.VAL)).isCloseTo(200, within(60));
    assertThat(assignment.counts().get(Split.CALIBRATION)).isCloseTo(200, within(60));
  }

  @Test
  void aSourceWithCalibrationKeepsItsVal() {
    List<Candidate> images = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      images.add(candidate(random.nextLong(), i < 9 ? Split.VAL : Split.CALIBRATION));
    }
    Assignment assignment = RULE.assign(images);
    assertThat(assignment.counts().get(Split.VAL)).isEqualTo(9);
    assertThat(assignment.notes()).isEmpty();
  }

  @Test
  void aLeakIsOursUnlessTheSourceToreTheCluster() {
    assertThat(Assignments.TORN_BY_US.leaksAreOfTheSource()).isFalse();
    assertThat(Assignments.TORN_BY_US.leaks()).hasSize(2);
    long hash = random.nextLong();
    Assignment torn =
        RULE.assign(
            List.of(
                candidate(hash, Split.TRAIN),
                candidate(hash ^ 1, Split.VAL),
                candidate(hash ^ 2, null)));
    assertThat(torn.leaks()).hasSize(3);
    assertThat(torn.leaksAreOfTheSource()).isTrue();
  }

  @Test
  void fewerBitsJoinLess() {
    long hash = random.nextLong();
    List<Candidate> images = List.of(candidate(hash, null), candidate(hash ^ 0xF, null));
    var strict = new SplitRule(Ratios.STANDARD, 0, 3);
    Assignment apart = strict.assign(images);
    assertThat(apart.group(images.getFirst().image()))
        .isNotEqualTo(apart.group(images.getLast().image()));
    Assignment joined = RULE.assign(images);
    assertThat(joined.group(images.getFirst().image()))
        .isEqualTo(joined.group(images.getLast().image()));
  }

  private List<Candidate> unlisted(int count) {
    List<Candidate> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(candidate(random.nextLong(), null));
    }
    return images;
  }

  private Candidate candidate(long hash, @Nullable Split listed) {
    String id = "%016x".formatted(random.nextLong()).repeat(4);
    return new Candidate(new ImageId(id), new PerceptualHash(hash), listed);
  }
}
