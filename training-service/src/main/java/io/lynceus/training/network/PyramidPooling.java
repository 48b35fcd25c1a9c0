package io.lynceus.training.network;

import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.util.List;

/**
 * SPPF: three max poolings of window 5 in a row see what windows of 5, 9 and 13 would (spatial
 * pyramid pooling, He et al. 2014, at less cost).
 */
final class PyramidPooling extends Stage {
  private static final int WINDOW = 5;

  private final Convolution entry;
  private final Convolution exit;

  PyramidPooling(int channels) {
    this.entry = addChildBlock("entry", Convolution.normalised(channels, channels / 2, 1, 1));
    this.exit = addChildBlock("exit", Convolution.normalised(channels / 2 * 4, channels, 1, 1));
  }

  <T> T apply(Graph<T> graph, T x) {
    T once = graph.convolve(entry, x);
    T twice = graph.maxPool(once, WINDOW);
    T thrice = graph.maxPool(twice, WINDOW);
    T last = graph.maxPool(thrice, WINDOW);
    return graph.convolve(exit, graph.concat(1, List.of(once, twice, thrice, last)));
  }

  @Override
  <T> List<T> apply(Graph<T> graph, List<T> inputs) {
    return List.of(apply(graph, inputs.getFirst()));
  }
}
