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

  private static ManifestImage image(Split split, ManifestBox... boxes) {
    return new ManifestImage(
        new ImageId("0".repeat(64)),
        new ObjectLocation("b", "k"),
        "x.jpg",
        "image/jpeg",
        1,
        100,
        50,
        split,
        "g",
        List.of(boxes));
  }
}
