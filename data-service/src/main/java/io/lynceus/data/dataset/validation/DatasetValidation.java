package io.lynceus.data.dataset.validation;

import static io.lynceus.data.dataset.validation.Severity.CRITICAL;
import static io.lynceus.data.dataset.validation.Severity.WARNING;

import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.split.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks a dataset version while its manifest is written, one image after the other, so that its
 * memory does not grow with the images.
 */
public final class DatasetValidation {
  private static final int SMALLEST_SIDE = 10;
  private static final int LARGEST_SIDE = 16_384;
  private static final int MOST_BOXES = 1_000;

  private final Expectation decodable =
      new Expectation("expect_images_to_be_decodable", Map.of(), 1, CRITICAL);
  private final Expectation sides =
      new Expectation(
          "expect_image_sides_to_be_between",
          Map.of("min_value", SMALLEST_SIDE, "max_value", LARGEST_SIDE),
          1,
          CRITICAL);
  private final Expectation inside =
      new Expectation("expect_boxes_to_lie_inside_their_images", Map.of(), 1, CRITICAL);
  private final Expectation areas =
      new Expectation("expect_box_areas_to_be_at_least", Map.of("min_value", 4), .99, WARNING);
  private final Expectation known =
      new Expectation("expect_box_classes_to_be_active", Map.of(), 1, WARNING);
  private final Expectation perImage =
      new Expectation(
          "expect_boxes_per_image_to_be_between",
          Map.of("min_value", 0, "max_value", MOST_BOXES),
          1,
          WARNING);
  private final Expectation unique =
      new Expectation("expect_boxes_to_be_unique_in_their_image", Map.of(), .99, WARNING);
  private final Expectation labeled =
      new Expectation("expect_images_of_the_project_to_be_labeled", Map.of(), .95, WARNING);

  private final ClassBalance balance;

  /** {@code classes} are the active ones, in the order of their indices. */
  public DatasetValidation(List<String> classes) {
    this.balance = new ClassBalance(classes);
  }

  /** An image of the version; it was decoded when it was accepted. */
  public void image(ManifestImage image) {
    decodable.see(true, () -> "");
    int shorter = Math.min(image.width(), image.height());
    int longer = Math.max(image.width(), image.height());
    sides.see(shorter >= SMALLEST_SIDE && longer <= LARGEST_SIDE, () -> name(image));
    perImage.see(image.boxes().size() <= MOST_BOXES, () -> name(image));
    Set<ManifestBox> seen = new HashSet<>();
    for (ManifestBox box : image.boxes()) {
      inside.see(isInside(box, image), () -> name(image));
      areas.see((box.x2() - box.x1()) * (box.y2() - box.y1()) >= 4, () -> name(image));
      unique.see(seen.add(box), () -> name(image));
      known.see(true, () -> "");
      balance.add(image.split(), box.classIndex());
    }
  }

  /** A box that is left out because its class is retired. */
  public void retiredBox(String image) {
    known.see(false, () -> image);
  }

  /** How much of the project is in the version. */
  public void coverage(long labeledImages, long unlabeledImages) {
    for (long i = 0; i < labeledImages; i++) {
      labeled.see(true, () -> "");
    }
    for (long i = 0; i < unlabeledImages; i++) {
      labeled.see(false, () -> "");
    }
  }

  public ValidationReport report(String dataset, Assignment assignment) {
    Stream<Expectation> checked =
        Stream.of(decodable, sides, inside, areas, known, perImage, unique, labeled);
    Stream<Expectation> whole =
        Stream.of(
            leakage(assignment),
            images(assignment, Split.TRAIN, CRITICAL),
            images(assignment, Split.VAL, WARNING),
            images(assignment, Split.CALIBRATION, WARNING),
            images(assignment, Split.TEST, WARNING),
            balance.learnable(),
            balance.evenly());
    return ValidationReport.of(
        dataset, Stream.concat(checked, whole).map(Expectation::result).toList());
  }

  /** A split that the source made is the source's business; a leak that we made is a defect. */
  private static Expectation leakage(Assignment assignment) {
    Severity severity = assignment.leaksAreOfTheSource() ? WARNING : CRITICAL;
    var leakage = new Expectation("expect_near_duplicates_to_share_a_split", Map.of(), 1, severity);
    List<String> leaks = assignment.leaks();
    int images = assignment.counts().values().stream().mapToInt(i -> i).sum();
    leaks.forEach(leak -> leakage.see(false, () -> leak));
    for (int i = leaks.size(); i < images; i++) {
      leakage.see(true, () -> "");
    }
    return leakage;
  }

  private static Expectation images(Assignment assignment, Split split, Severity severity) {
    var images =
        new Expectation("expect_split_to_have_images", Map.of("split", split.label()), 1, severity);
    images.see(assignment.counts().getOrDefault(split, 0) > 0, split::label);
    return images;
  }

  private static boolean isInside(ManifestBox box, ManifestImage image) {
    return box.x1() >= 0
        && box.y1() >= 0
        && box.x2() <= image.width()
        && box.y2() <= image.height()
        && box.x1() < box.x2()
        && box.y1() < box.y2();
  }

  private static String name(ManifestImage image) {
    return image.source() + " " + image.image();
  }
}
