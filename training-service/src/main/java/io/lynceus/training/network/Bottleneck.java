package io.lynceus.training.network;

import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.util.List;

/** Two 3x3 convolutions, added to their input where {@code shortcut} says so. */
final class Bottleneck extends Stage {
  private final Convolution first;
  private final Convolution second;
  private final boolean shortcut;

  Bottleneck(int channels, boolean shortcut) {
    this.first = addChildBlock("first", Convolution.normalised(channels, channels, 3, 1));
    this.second = addChildBlock("second", Convolution.normalised(channels, channels, 3, 1));
    this.shortcut = shortcut;
  }

  <T> T apply(Graph<T> graph, T x) {
    T y = graph.convolve(second, graph.convolve(first, x));
    return shortcut ? graph.add(x, y) : y;
  }

  @Override
  <T> List<T> apply(Graph<T> graph, List<T> inputs) {
    return List.of(apply(graph, inputs.getFirst()));
  }
}
