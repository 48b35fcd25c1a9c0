package io.lynceus.data.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ProjectName;
import io.lynceus.data.annotation.AnnotationController.NamedBox;
import io.lynceus.data.project.ClassName;
import io.lynceus.data.project.Project;
import io.lynceus.data.project.Project.ProjectClass;
import io.lynceus.platform.problem.InvalidField;
import io.lynceus.platform.revision.Revision;
import io.lynceus.vision.box.Box;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every box that is wrong is named at once, by where it stands in the body. */
final class BoxReadingTest {
  private static final Project PROJECT =
      new Project(
          new ProjectName("cells"),
          "object-detection",
          List.of(
              new ProjectClass(0, new ClassName("RBC"), true),
              new ProjectClass(1, new ClassName("WBC"), false)),
          new Revision(1),
          Instant.EPOCH,
          "ada");

  @Test
  void readsBoxesByTheIdOfTheirClass() {
    assertThat(read(new NamedBox("WBC", 0.0, 0.0, 64.0, 48.0)))
        .containsExactly(new ClassBox(1, new Box(0, 0, 64, 48)));
    assertThat(read()).as("background").isEmpty();
  }

  @Test
  void namesEveryBoxThatIsWrong() {
    assertThatThrownBy(
            () ->
                read(
                    new NamedBox("RBC", 1.0, 1.0, 2.0, 2.0),
                    new NamedBox("WBC", 1.0, 1.0, 2.0, 2.0),
                    new NamedBox("wbc", 1.0, 1.0, 2.0, 2.0),
                    new NamedBox("WBC", 1.0, 1.0, 64.5, 2.0)))
        .isInstanceOfSatisfying(
            InvalidBoxes.class,
            refused -> {
              assertThat(refused.getMessage()).isEqualTo("3 of the boxes are not valid");
              assertThat(refused.status().value()).isEqualTo(422);
              assertThat(refused.errors())
                  .extracting(InvalidField::pointer)
                  .containsExactly("/boxes/0/class", "/boxes/2/class", "/boxes/3");
              assertThat(refused.errors().getLast().detail()).contains("picture of 64 x 48");
            });
  }

  @Test
  void refusesWhatIsNoBox() {
    refuses(0, 0, 0, 5);
    refuses(0, 5, 5, 5);
    refuses(5, 0, 4, 5);
    refuses(-.001, 0, 5, 5);
    refuses(0, -.001, 5, 5);
    refuses(0, 0, 5, 48.001);
    refuses(Double.NaN, 0, 5, 5);
    refuses(0, 0, Double.NaN, 5);
    refuses(0, 0, Double.POSITIVE_INFINITY, 5);
    refuses(Double.NEGATIVE_INFINITY, 0, 5, 5);
  }

  private static void refuses(double x1, double y1, double x2, double y2) {
    assertThatThrownBy(() -> read(new NamedBox("WBC", x1, y1, x2, y2)))
        .isInstanceOf(InvalidBoxes.class);
  }

  private static List<ClassBox> read(NamedBox... boxes) {
    return new BoxReading(PROJECT, 64, 48).read(List.of(boxes));
  }
}
