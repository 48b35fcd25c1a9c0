package io.lynceus.data.exchange.source;

import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.vision.box.Box;

/** What holds for labels that a parser let through, whatever their file said. */
public final class JudgedBoxes {
  private JudgedBoxes() {}

  public static void check(SourceLabels labels, int width, int height) {
    for (SourceBox found : labels.boxes()) {
      Box box = found.box();
      boolean inside = box.x1() >= 0 && box.y1() >= 0 && box.x2() <= width && box.y2() <= height;
      boolean hasArea = box.x2() > box.x1() && box.y2() > box.y1();
      if (!inside || !hasArea || found.className().isEmpty()) {
        throw new AssertionError("Let through: " + found);
      }
    }
  }
}
