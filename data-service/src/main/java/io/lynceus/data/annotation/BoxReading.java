package io.lynceus.data.annotation;

import io.lynceus.data.annotation.AnnotationController.NamedBox;
import io.lynceus.data.project.Project;
import io.lynceus.platform.problem.InvalidField;
import io.lynceus.vision.box.Box;
import java.util.ArrayList;
import java.util.List;

/** Boxes of a request against the project's classes and the picture's sides. */
final class BoxReading {
  private final Project project;
  private final int width;
  private final int height;
  private final List<ClassBox> boxes = new ArrayList<>();
  private final List<InvalidField> errors = new ArrayList<>();

  BoxReading(Project project, int width, int height) {
    this.project = project;
    this.width = width;
    this.height = height;
  }

  /** All of them, or every one that is wrong. */
  List<ClassBox> read(List<NamedBox> named) {
    for (int i = 0; i < named.size(); i++) {
      read("/boxes/" + i, named.get(i));
    }
    if (!errors.isEmpty()) {
      throw new InvalidBoxes(errors);
    }
    return boxes;
  }

  private void read(String pointer, NamedBox named) {
    var known = project.activeClass(named.className());
    if (known.isEmpty()) {
      errors.add(new InvalidField(pointer + "/class", "Not a class of the project"));
    } else if (!isBox(named)) {
      errors.add(
          new InvalidField(
              pointer,
              "Not a box with an area inside the picture of %d x %d".formatted(width, height)));
    } else {
      Box box = new Box(named.x1(), named.y1(), named.x2(), named.y2());
      boxes.add(new ClassBox(known.get().id(), box));
    }
  }

  private boolean isBox(NamedBox named) {
    return named.x1() >= 0
        && named.y1() >= 0
        && named.x1() < named.x2()
        && named.y1() < named.y2()
        && named.x2() <= width
        && named.y2() <= height;
  }
}
