package io.lynceus.data.dataset.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.split.Assignment;
import io.lynceus.data.dataset.split.Assignments;
import io.lynceus.data.dataset.split.Ratios;
import io.lynceus.data.dataset.split.SplitRule;
import io.lynceus.data.dataset.split.SplitRule.Candidate;
import io.lynceus.data.dataset.validation.ValidationReport.Result;
import io.lynceus.vision.picture.PerceptualHash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DatasetValidationTest {
  private static final ManifestBox BOX = new ManifestBox(0, 10, 10, 20, 20);
  private static final Split[] ALL = {Split.TRAIN, Split.VAL, Split.CALIBRATION, Split.TEST};

  private final DatasetValidation validation = new DatasetValidation(List.of("a"));

  @Test
  void aSoundVersionMeetsEverything() {
    for (Split split : ALL) {
      validation.image(image(split, BOX));
    }
    validation.coverage(4, 0);
    ValidationReport report = validation.report("id", assigned(apart(ALL)));
    assertThat(report.success()).isTrue();
    assertThat(report.statistics().successPercent()).isEqualTo(100);
    assertThat(report.statistics().evaluatedExpectations()).isEqualTo(report.results().size());
  }

  @Test
  void aBoxOutsideFailsTheWhole() {
    validation.image(image(Split.TRAIN, new ManifestBox(0, 90, 10, 101, 20)));
    ValidationReport report = validation.report("id", assigned(apart(ALL)));
    Result inside = result(report, "expect_boxes_to_lie_inside_their_images");
    assertThat(inside.success()).isFalse();
    assertThat(inside.result().elementCount()).isEqualTo(1);
    assertThat(inside.result().unexpectedPercent()).isEqualTo(100);
    assertThat(inside.result().partialUnexpectedList()).hasSize(1);
    assertThat(report.success()).isFalse();
  }

  @Test
  void doubledTinyAndRetiredBoxesAreWarnings() {
    validation.image(image(Split.TRAIN, BOX, BOX, new ManifestBox(0, 0, 0, 1, 1)));
    validation.retiredBox("x.jpg");
    ValidationReport report = validation.report("id", assigned(apart(ALL)));
    assertThat(result(report, "expect_boxes_to_be_unique_in_their_image").success()).isFalse();
    assertThat(result(report, "expect_box_areas_to_be_at_least").success()).isFalse();
    assertThat(result(report, "expect_box_classes_to_be_active").success()).isFalse();
    assertThat(report.success()).isTrue();
  }

  @Test
  void unlabeledImagesAreAWarningFromAShareOn() {
    validation.coverage(94, 6);
    ValidationReport report = validation.report("id", assigned(apart(ALL)));
    Result coverage = result(report, "expect_images_of_the_project_to_be_labeled");
    assertThat(coverage.success()).isFalse();
    assertThat(coverage.expectationConfig().kwargs()).containsEntry("mostly", .95);
    assertThat(report.success()).isTrue();
  }

  @Test
  void leaksOfTheSourceAreAWarning() {
    ValidationReport report =
        validation.report("id", assigned(alike(Split.TRAIN, Split.TEST, null)));
    Result leakage = result(report, "expect_near_duplicates_to_share_a_split");
    assertThat(leakage.success()).isFalse();
    assertThat(leakage.expectationConfig().severity()).isEqualTo("warning");
    assertThat(leakage.result().unexpectedCount()).isEqualTo(3);
    assertThat(report.success()).isTrue();
  }

  @Test
  void leaksOfOurOwnFailTheWhole() {
    ValidationReport report = validation.report("id", Assignments.TORN_BY_US);
    assertThat(result(report, "expect_near_duplicates_to_share_a_split").expectationConfig())
        .extracting(ValidationReport.Config::severity)
        .isEqualTo("critical");
    assertThat(report.success()).isFalse();
  }

  @Test
  void nothingToTrainOnFailsNothingToTestOnWarns() {
    assertThat(validation.report("id", assigned(apart(Split.TEST))).success()).isFalse();
    ValidationReport report = validation.report("id", assigned(apart(Split.TRAIN)));
    assertThat(report.success()).isTrue();
    assertThat(report.results())
        .filteredOn(r -> !r.success())
        .extracting(r -> r.expectationConfig().kwargs().get("split"))
        .contains("val", "test");
  }

  @Test
  void aClassThatIsOnlyInTestIsNamed() {
    var two = new DatasetValidation(List.of("a", "b"));
    two.image(image(Split.TRAIN, BOX));
    two.image(image(Split.TEST, new ManifestBox(1, 0, 0, 9, 9)));
    ValidationReport report = two.report("id", assigned(apart(ALL)));
    assertThat(result(report, "expect_classes_to_have_training_boxes").result())
        .extracting(ValidationReport.Counts::partialUnexpectedList)
        .isEqualTo(List.of("b"));
    assertThat(result(report, "expect_class_shares_to_be_as_in_train").result())
        .extracting(ValidationReport.Counts::partialUnexpectedList)
        .isEqualTo(List.of("a in test: -1.00", "b in test: +1.00"));
  }

  @Test
  void isSpelledAsGreatExpectationsSpellsIt() {
    validation.coverage(0, 1);
    JsonNode json = JsonMapper.shared().valueToTree(validation.report("id", assigned(apart(ALL))));
    assertThat(json.propertyNames())
        .contains("success", "suite_name", "batch_id", "results", "statistics", "meta");
    JsonNode result = json.path("results").get(7);
    assertThat(result.at("/expectation_config/type").asString())
        .isEqualTo("expect_images_of_the_project_to_be_labeled");
    assertThat(result.at("/result/unexpected_count").asInt()).isEqualTo(1);
    assertThat(result.at("/exception_info/raised_exception").asBoolean(true)).isFalse();
    assertThat(json.at("/statistics/unsuccessful_expectations").isNumber()).isTrue();
  }

  @Test
  void ninetyFiveLabeledOfAHundredAreEnough() {
    validation.coverage(95, 5);
    Result coverage = coverage(validation);
    assertThat(coverage.success()).isTrue();
    assertThat(coverage.result().unexpectedPercent()).isEqualTo(5);
    var nothing = new DatasetValidation(List.of("a"));
    nothing.coverage(0, 0);
    assertThat(coverage(nothing).success()).isTrue();
  }

  @Test
  void oneDoubledBoxOfAHundredIsTolerated() {
    ManifestBox[] boxes = new ManifestBox[100];
    for (int i = 0; i < 100; i++) {
      boxes[i] = new ManifestBox(0, i % 99, 0, i % 99 + 1, 40);
    }
    validation.image(image(Split.TRAIN, boxes));
    assertThat(unique(validation).success()).isTrue();
    validation.image(image(Split.TRAIN, BOX, BOX));
    assertThat(unique(validation).success()).isFalse();
    var otherClass = new DatasetValidation(List.of("a", "b"));
    otherClass.image(image(Split.TRAIN, BOX, new ManifestBox(1, 10, 10, 20, 20)));
    assertThat(unique(otherClass).success()).as("one place, two classes").isTrue();
  }

  @Test
  void sidesAreBetweenTenAndSixteenThousand() {
    validation.image(sized(10, 10));
    validation.image(sized(16_384, 10));
    assertThat(sides(validation).success()).isTrue();
    validation.image(sized(9, 100));
    validation.image(sized(100, 16_385));
    assertThat(sides(validation).result().unexpectedCount()).isEqualTo(2);
    assertThat(validation.report("id", assigned(apart(ALL))).success()).isFalse();
  }

  @Test
  void aThousandBoxesAreManyAndOneMoreIsAWarning() {
    ManifestBox[] boxes = new ManifestBox[1_001];
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = new ManifestBox(0, i / 20.0, 0, i / 20.0 + 1, 40);
    }
    validation.image(image(Split.TRAIN, java.util.Arrays.copyOf(boxes, 1_000)));
    assertThat(perImage(validation).success()).isTrue();
    validation.image(image(Split.TRAIN, boxes));
    assertThat(perImage(validation).success()).isFalse();
    assertThat(validation.report("id", assigned(apart(ALL))).success()).isTrue();
  }

  @Test
  void boxesOnTheBorderAreInside() {
    validation.image(image(Split.TRAIN, new ManifestBox(0, 0, 0, 100, 50)));
    assertThat(inside(validation).success()).isTrue();
    for (ManifestBox wrong :
        List.of(
            new ManifestBox(0, -1e-9, 0, 1, 1),
            new ManifestBox(0, 0, 0, 1, 50.1),
            new ManifestBox(0, 5, 5, 5, 6),
            new ManifestBox(0, 5, 6, 7, 5),
            new ManifestBox(0, Double.NaN, 0, 1, 1))) {
      var each = new DatasetValidation(List.of("a"));
      each.image(image(Split.TRAIN, wrong));
      assertThat(inside(each).success()).as(wrong.toString()).isFalse();
    }
  }

  @Test
  void countsAllThatIsWrongAndNamesTwenty() {
    for (int i = 0; i < 30; i++) {
      validation.image(sized(5, 5));
    }
    assertThat(sides(validation).result().unexpectedCount()).isEqualTo(30);
    assertThat(sides(validation).result().partialUnexpectedList())
        .hasSize(20)
        .allMatch(named -> named.equals("x.jpg " + "0".repeat(64)));
  }

  @Test
  void sharesOfClassesMayDifferByATenth() {
    var two = new DatasetValidation(List.of("a", "b"));
    addBoxes(two, Split.TRAIN, 50, 50);
    addBoxes(two, Split.VAL, 60, 40);
    Result shares =
        result(two.report("id", assigned(apart(ALL))), "expect_class_shares_to_be_as_in_train");
    assertThat(shares.success()).isTrue();
    assertThat(shares.result().elementCount()).as("two classes in val").isEqualTo(2);
    addBoxes(two, Split.TEST, 61, 39);
    shares =
        result(two.report("id", assigned(apart(ALL))), "expect_class_shares_to_be_as_in_train");
    assertThat(shares.result().partialUnexpectedList())
        .containsExactly("a in test: +0.11", "b in test: -0.11");
  }

  private static void addBoxes(DatasetValidation to, Split split, int ofA, int ofB) {
    for (int i = 0; i < ofA + ofB; i++) {
      to.image(image(split, new ManifestBox(i < ofA ? 0 : 1, 1, 1, 9, 9)));
    }
  }

  private static Result coverage(DatasetValidation of) {
    return result(of, "expect_images_of_the_project_to_be_labeled");
  }

  private static Result unique(DatasetValidation of) {
    return result(of, "expect_boxes_to_be_unique_in_their_image");
  }

  private static Result sides(DatasetValidation of) {
    return result(of, "expect_image_sides_to_be_between");
  }

  private static Result perImage(DatasetValidation of) {
    return result(of, "expect_boxes_per_image_to_be_between");
  }

  private static Result inside(DatasetValidation of) {
    return result(of, "expect_boxes_to_lie_inside_their_images");
  }

  private static Result result(DatasetValidation of, String type) {
    return result(of.report("id", assigned(apart(ALL))), type);
  }

  private static Result result(ValidationReport report, String type) {
    return report.results().stream()
        .filter(r -> r.expectationConfig().type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static Assignment assigned(List<Candidate> candidates) {
    return new SplitRule(Ratios.STANDARD, 0, 4).assign(candidates);
  }

  private static List<Candidate> apart(Split... splits) {
    return candidates(0x5555_5555_5555_5555L, splits);
  }

  private static List<Candidate> alike(@Nullable Split... splits) {
    return candidates(0, splits);
  }

  private static List<Candidate> candidates(long step, @Nullable Split... splits) {
    List<Candidate> candidates = new ArrayList<>();
    for (Split split : splits) {
      long hash = step * candidates.size();
      ImageId id = new ImageId("%064x".formatted(candidates.size()));
      candidates.add(new Candidate(id, new PerceptualHash(hash), split));
    }
    return candidates;
  }

  private static ManifestImage sized(int width, int height) {
    return image(Split.TRAIN, width, height, List.of());
  }

  private static ManifestImage image(Split split, ManifestBox... boxes) {
    return image(split, 100, 50, List.of(boxes));
  }

  private static ManifestImage image(Split split, int width, int height, List<ManifestBox> boxes) {
    return new ManifestImage(
        new ImageId("0".repeat(64)),
        new ObjectLocation("b", "k"),
        "x.jpg",
        "image/jpeg",
        1,
        width,
        height,
        split,
        "g",
        boxes);
  }
}
