package io.lynceus.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.Graph;
import org.junit.jupiter.api.Test;

final class DecodingTest {
  @Test
  void aPeakAtABinIsThatDistance() {
    try (NDManager manager = Engines.manager()) {
      Anchors anchors = Anchors.of(32, 32);
      float[] raw = new float[64 * anchors.count()];
      int anchor = 5; // second row, second column of stride 8: centre (12, 12)
      int[] reach = {1, 0, 2, 3};
      for (int side = 0; side < 4; side++) {
        raw[(side * 16 + reach[side]) * anchors.count() + anchor] = 40;
      }
      NDArray array = manager.create(raw, new Shape(1, 64, anchors.count()));
      Graph<NDArray> graph = Graph.ofArrays(new ParameterStore(manager, false), array, false);
      NDArray boxes = Decoding.boxes(graph, array, anchors);
      // from (12 - 8, 12 - 0) to (12 + 16, 12 + 24)
      float[] expected = {16, 24, 24, 24};
      for (int i = 0; i < 4; i++) {
        assertThat(boxes.getFloat(0, i, anchor)).isCloseTo(expected[i], within(1e-3f));
      }
    }
  }

  @Test
  void anchorsAreCellCentresRowByRow() {
    Anchors anchors = Anchors.of(64, 32);
    assertThat(anchors.count()).isEqualTo(8 * 4 + 4 * 2 + 2);
    assertThat(anchors.x(9)).isEqualTo(1.5f);
    assertThat(anchors.y(9)).isEqualTo(1.5f);
    assertThat(anchors.stride(9)).isEqualTo(8);
    assertThat(anchors.stride(32)).isEqualTo(16);
    assertThat(anchors.x(41)).isEqualTo(1.5f);
    assertThat(anchors.stride(41)).isEqualTo(32);
  }
}
