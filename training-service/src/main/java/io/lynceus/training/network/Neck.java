package io.lynceus.training.network;

import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.util.List;

/**
 * Mixes the three strides, first from coarse to fine and then back (Path Aggregation Network, Liu
 * et al. 2018).
 */
final class Neck extends Stage {
  private final CrossStage up16;
  private final CrossStage up8;
  private final Convolution down16;
  private final CrossStage out16;
  private final Convolution down32;
  private final CrossStage out32;

  Neck(Architecture plan) {
    int c8 = plan.channels(256);
    int c16 = plan.channels(512);
    int c32 = plan.channels(1024);
    int repeats = plan.repeats(3);
    this.up16 = addChildBlock("up16", new CrossStage(c32 + c16, c16, repeats, false));
    this.up8 = addChildBlock("up8", new CrossStage(c16 + c8, c8, repeats, false));
    this.down16 = addChildBlock("down16", Convolution.normalised(c8, c8, 3, 2));
    this.out16 = addChildBlock("out16", new CrossStage(c8 + c16, c16, repeats, false));
    this.down32 = addChildBlock("down32", Convolution.normalised(c16, c16, 3, 2));
    this.out32 = addChildBlock("out32", new CrossStage(c16 + c32, c32, repeats, false));
  }

  @Override
  <T> List<T> apply(Graph<T> graph, List<T> inputs) {
    T at16 = join(graph, up16, graph.doubled(inputs.get(2)), inputs.get(1));
    T at8 = join(graph, up8, graph.doubled(at16), inputs.get(0));
    T back16 = join(graph, out16, graph.convolve(down16, at8), at16);
    T back32 = join(graph, out32, graph.convolve(down32, back16), inputs.get(2));
    return List.of(at8, back16, back32);
  }

  private static <T> T join(Graph<T> graph, CrossStage stage, T a, T b) {
    return stage.apply(graph, graph.concat(1, List.of(a, b)));
  }
}
