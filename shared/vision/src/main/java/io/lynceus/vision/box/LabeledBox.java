package io.lynceus.vision.box;

/** What a person said is there: a box and the index of its class, counted from 0. */
public record LabeledBox(int classIndex, Box box) {
  public LabeledBox {
    if (classIndex < 0) {
      throw new IllegalArgumentException("A class index is not negative: " + classIndex);
    }
  }
}
