package io.lynceus.data.exchange.coco;

import io.lynceus.data.exchange.source.BoxRule;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.vision.box.Box;
import java.util.List;

/** An annotation of a COCO document; its box is left, top, width, height in pixels. */
record CocoAnnotation(String id, String category, List<Double> bbox, boolean crowd) {

  Box box(int width, int height) {
    if (crowd) {
      throw new LabelRefused("iscrowd marks a region of many objects, not the box of one");
    }
    if (bbox.size() != 4) {
      throw new LabelRefused("bbox does not have 4 numbers");
    }
    double x = bbox.get(0);
    double y = bbox.get(1);
    return BoxRule.judged(x, y, x + bbox.get(2), y + bbox.get(3), width, height);
  }
}
