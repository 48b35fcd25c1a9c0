package io.lynceus.cli.exchange;

/** The formats of labelled pictures that are read and written; named as they are typed. */
enum Format {
  voc,
  yolo,
  coco
}
