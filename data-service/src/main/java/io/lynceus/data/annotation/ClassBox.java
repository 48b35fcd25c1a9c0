package io.lynceus.data.annotation;

import io.lynceus.vision.box.Box;
import java.util.ArrayList;
import java.util.List;

/** A box of a class, which is named by its id in the project. */
public record ClassBox(int classId, Box box) {
  private static final int NUMBERS = 5;

  /** As a row keeps them: class id and corners, one box after the other. */
  static Double[] flat(List<ClassBox> boxes) {
    Double[] flat = new Double[boxes.size() * NUMBERS];
    int at = 0;
    for (ClassBox box : boxes) {
      flat[at++] = (double) box.classId();
      flat[at++] = box.box().x1();
      flat[at++] = box.box().y1();
      flat[at++] = box.box().x2();
      flat[at++] = box.box().y2();
    }
    return flat;
  }

  /** From what a row keeps. */
  public static List<ClassBox> of(Double[] flat) {
    List<ClassBox> boxes = new ArrayList<>(flat.length / NUMBERS);
    for (int at = 0; at < flat.length; at += NUMBERS) {
      Box box = new Box(flat[at + 1], flat[at + 2], flat[at + 3], flat[at + 4]);
      boxes.add(new ClassBox(flat[at].intValue(), box));
    }
    return boxes;
  }
}
