package io.lynceus.vision.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;

/** The twelve numbers of COCO's box evaluation, in the order in which the reference prints them. */
public enum CocoMetric {
  AP("AP", Cut.PRECISION_ALL, CocoMetric.EVERY_IOU),
  AP50("AP50", Cut.PRECISION_ALL, 0),
  AP75("AP75", Cut.PRECISION_ALL, 5),
  AP_SMALL("APs", Cut.PRECISION_SMALL, CocoMetric.EVERY_IOU),
  AP_MEDIUM("APm", Cut.PRECISION_MEDIUM, CocoMetric.EVERY_IOU),
  AP_LARGE("APl", Cut.PRECISION_LARGE, CocoMetric.EVERY_IOU),
  AR1("AR1", Cut.RECALL_OF_1, CocoMetric.EVERY_IOU),
  AR10("AR10", Cut.RECALL_OF_10, CocoMetric.EVERY_IOU),
  AR100("AR100", Cut.RECALL_OF_100, CocoMetric.EVERY_IOU),
  AR_SMALL("ARs", Cut.RECALL_SMALL, CocoMetric.EVERY_IOU),
  AR_MEDIUM("ARm", Cut.RECALL_MEDIUM, CocoMetric.EVERY_IOU),
  AR_LARGE("ARl", Cut.RECALL_LARGE, CocoMetric.EVERY_IOU);

  static final int EVERY_IOU = -1;

  private final String key;
  final Cut cut;
  final int threshold;

  CocoMetric(String key, Cut cut, int threshold) {
    this.key = key;
    this.cut = cut;
    this.threshold = threshold;
  }

  /** The name in JSON. */
  @JsonValue
  public String key() {
    return key;
  }

  /** What is averaged: precision or recall, of which sizes, of how many detections an image. */
  enum Cut {
    PRECISION_ALL(true, 0, 100),
    PRECISION_SMALL(true, 1, 100),
    PRECISION_MEDIUM(true, 2, 100),
    PRECISION_LARGE(true, 3, 100),
    RECALL_OF_1(false, 0, 1),
    RECALL_OF_10(false, 0, 10),
    RECALL_OF_100(false, 0, 100),
    RECALL_SMALL(false, 1, 100),
    RECALL_MEDIUM(false, 2, 100),
    RECALL_LARGE(false, 3, 100);

    final boolean precision;
    final int area;
    final int perImage;

    Cut(boolean precision, int area, int perImage) {
      this.precision = precision;
      this.area = area;
      this.perImage = perImage;
    }
  }
}
