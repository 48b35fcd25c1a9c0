package io.lynceus.vision.detection;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.input.Letterbox;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the first output of a network for one picture: all rows, boxes suppressed, brought back to
 * pixels of the source and clipped to it. Holds no state between calls; any thread may use it.
 */
public final class OutputDecoder {
  private final OutputLayout layout;
  private final int classes;
  private final int anchors;
  private final Reading reading;

  /** Adds what one picture's part of an output says. */
  @FunctionalInterface
  private interface Reading {
    void read(FloatBuffer output, int offset, boolean severalClasses, Candidates into);
  }

  /** For an output of {@code anchors} rows, which the network decides. */
  public OutputDecoder(InputRecipe recipe, OutputLayout layout, int classes, int anchors) {
    this.layout = layout;
    this.classes = classes;
    this.anchors = anchors;
    this.reading =
        switch (layout) {
          case OutputLayout.Predictions() -> new PredictionColumns(classes, anchors)::read;
          case OutputLayout.Transposed() ->
              (output, offset, several, into) ->
                  AnchorRows.transposed(output, offset, anchors, classes).read(several, into);
          case OutputLayout.YoloxGrid(List<Integer> strides) -> yolox(grid(recipe, strides));
          case OutputLayout.EndToEnd() -> this::readBoxes;
        };
  }

  private Reading yolox(YoloxAnchors grid) {
    return (output, offset, several, into) ->
        AnchorRows.yolox(output, offset, grid, classes).read(several, into);
  }

  private YoloxAnchors grid(InputRecipe recipe, List<Integer> strides) {
    var grid = new YoloxAnchors(recipe, strides);
    if (grid.count() != anchors) {
      throw new ModelOutputInvalid(
          "The output has %d rows; an input of %d by %d has %d cells"
              .formatted(anchors, recipe.width(), recipe.height(), grid.count()));
    }
    return grid;
  }

  /** How many floats of the output belong to one picture. */
  public int floats() {
    return anchors * layout.numbers(classes);
  }

  /** What the floats from {@code offset} on say about the picture that lay in {@code letterbox}. */
  public List<Detection> decode(
      FloatBuffer output, int offset, Letterbox letterbox, DetectionSettings settings) {
    Candidates candidates = new Candidates(settings);
    reading.read(output, offset, settings.severalClasses(), candidates);
    int[] kept =
        layout instanceof OutputLayout.EndToEnd
            ? candidates.surestFirst(settings.maxDetections())
            : NonMaximumSuppression.kept(candidates, settings);
    return inSource(candidates, kept, letterbox);
  }

  private void readBoxes(FloatBuffer output, int offset, boolean severalClasses, Candidates into) {
    float[] row = new float[6];
    var range = new ScoreRange();
    for (int a = 0; a < anchors; a++) {
      output.get(offset + a * row.length, row);
      range.see(row[4]);
      if (row[4] >= into.confidence()) {
        into.add(classOf(row[5]), row[4], row[0], row[1], row[2], row[3]);
      }
    }
    range.check();
  }

  private int classOf(float number) {
    int index = Math.round(number);
    if (index < 0 || index >= classes) {
      throw new ModelOutputInvalid("The network named class %s of %d".formatted(number, classes));
    }
    return index;
  }

  private static List<Detection> inSource(Candidates candidates, int[] kept, Letterbox letterbox) {
    List<Detection> detections = new ArrayList<>(kept.length);
    Arrays.stream(kept)
        .forEach(
            i -> {
              var box =
                  new Box(candidates.x1(i), candidates.y1(i), candidates.x2(i), candidates.y2(i));
              Box inSource =
                  letterbox
                      .toSource(box)
                      .clippedTo(letterbox.sourceWidth(), letterbox.sourceHeight());
              if (inSource.area() > 0) {
                detections.add(
                    new Detection(candidates.classIndex(i), candidates.score(i), inSource));
              }
            });
    return List.copyOf(detections);
  }
}
