package io.lynceus.training.network;

import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.util.List;

/** Turns a picture into features at strides 8, 16 and 32. */
final class Backbone extends Stage {
  private final Convolution stem;
  private final Convolution down4;
  private final CrossStage stage4;
  private final Convolution down8;
  private final CrossStage stage8;
  private final Convolution down16;
  private final CrossStage stage16;
  private final Convolution down32;
  private final CrossStage stage32;
  private final PyramidPooling pooling;

  Backbone(Architecture plan) {
    int c2 = plan.channels(64);
    int c4 = plan.channels(128);
    int c8 = plan.channels(256);
    int c16 = plan.channels(512);
    int c32 = plan.channels(1024);
    this.stem = addChildBlock("stem", Convolution.normalised(3, c2, 3, 2));
    this.down4 = addChildBlock("down4", Convolution.normalised(c2, c4, 3, 2));
    this.stage4 = addChildBlock("stage4", new CrossStage(c4, c4, plan.repeats(3), true));
    this.down8 = addChildBlock("down8", Convolution.normalised(c4, c8, 3, 2));
    this.stage8 = addChildBlock("stage8", new CrossStage(c8, c8, plan.repeats(6), true));
    this.down16 = addChildBlock("down16", Convolution.normalised(c8, c16, 3, 2));
    this.stage16 = addChildBlock("stage16", new CrossStage(c16, c16, plan.repeats(6), true));
    this.down32 = addChildBlock("down32", Convolution.normalised(c16, c32, 3, 2));
    this.stage32 = addChildBlock("stage32", new CrossStage(c32, c32, plan.repeats(3), true));
    this.pooling = addChildBlock("pooling", new PyramidPooling(c32));
  }

  @Override
  <T> List<T> apply(Graph<T> graph, List<T> inputs) {
    T at4 = step(graph, stage4, down4, graph.convolve(stem, inputs.getFirst()));
    T at8 = step(graph, stage8, down8, at4);
    T at16 = step(graph, stage16, down16, at8);
    T at32 = pooling.apply(graph, step(graph, stage32, down32, at16));
    return List.of(at8, at16, at32);
  }

  private static <T> T step(Graph<T> graph, CrossStage stage, Convolution down, T x) {
    return stage.apply(graph, graph.convolve(down, x));
  }
}
