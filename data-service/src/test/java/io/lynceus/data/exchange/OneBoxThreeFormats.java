package io.lynceus.data.exchange;

import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.vision.box.Box;
import java.util.Locale;

/** One picture of 200 x 100 with one box of class {@code a}, as each format spells it. */
final class OneBoxThreeFormats {
  static final int WIDTH = 200;
  static final int HEIGHT = 100;

  private OneBoxThreeFormats() {}

  static Packed packed(SourceFormat format, Box box) {
    return switch (format) {
      case YOLO ->
          Packed.of("data.yaml", "train: images\nnames: [a]")
              .and("images/x.jpg", "")
              .and("labels/x.txt", yolo(box));
      case COCO -> Packed.of("annotations.json", coco(box)).and("x.jpg", "");
      case VOC -> Packed.of("JPEGImages/x.jpg", "").and("Annotations/x.xml", voc(box));
    };
  }

  private static String yolo(Box box) {
    return String.format(
        Locale.ROOT,
        "0 %s %s %s %s %s %s",
        box.x1() / WIDTH,
        box.y1() / HEIGHT,
        box.x2() / WIDTH,
        box.y1() / HEIGHT,
        box.x2() / WIDTH,
        box.y2() / HEIGHT);
  }

  private static String coco(Box box) {
    return String.format(
        Locale.ROOT,
        """
        {"images":[{"id":1,"file_name":"x.jpg","width":200,"height":100}],
         "annotations":[{"id":7,"image_id":1,"category_id":3,"bbox":[%s,%s,%s,%s]}],
         "categories":[{"id":3,"name":"a"}]}
        """,
        box.x1(),
        box.y1(),
        box.x2() - box.x1(),
        box.y2() - box.y1());
  }

  private static String voc(Box box) {
    return String.format(
        Locale.ROOT,
        """
        <annotation><object><name>a</name><bndbox><xmin>%s</xmin><ymin>%s</ymin>
        <xmax>%s</xmax><ymax>%s</ymax></bndbox></object></annotation>
        """,
        box.x1(),
        box.y1(),
        box.x2(),
        box.y2());
  }
}
