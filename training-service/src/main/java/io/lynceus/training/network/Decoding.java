package io.lynceus.training.network;

import io.lynceus.training.graph.Graph;
import java.util.List;

/** From distributions over distances to boxes (Generalized Focal Loss, section 3.2). */
public final class Decoding {
  private static final float[] BIN_VALUES = binValues();

  private Decoding() {}

  /**
   * The expected distances [N, 4, A] to left, top, right and bottom, in strides, from the raw
   * outputs [N, 64, A].
   */
  public static <T> T distances(Graph<T> graph, T raw, int anchors) {
    T bins = graph.softmax(graph.reshape(raw, 4, Architecture.BINS, anchors), 2);
    return graph.sum(graph.multiply(bins, graph.constant(BIN_VALUES, 1, Architecture.BINS, 1)), 2);
  }

  /** Boxes [N, 4, A] as centre, width and height in input pixels. */
  static <T> T boxes(Graph<T> graph, T raw, Anchors anchors) {
    List<T> reach = graph.halves(distances(graph, raw, anchors.count()), 1);
    T centres = graph.constant(anchors.centres(), 2, anchors.count());
    T nearest = graph.subtract(centres, reach.get(0));
    T farthest = graph.add(centres, reach.get(1));
    T middle =
        graph.multiply(graph.add(nearest, farthest), graph.constant(new float[] {0.5f}, 1, 1));
    T sides = graph.subtract(farthest, nearest);
    T strides = graph.constant(anchors.strides(), 1, anchors.count());
    return graph.multiply(graph.concat(1, List.of(middle, sides)), strides);
  }

  private static float[] binValues() {
    float[] values = new float[Architecture.BINS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return values;
  }
}
