package io.lynceus.training.network;

import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/**
 * C2f: a cross-stage partial block (CSPNet, section 3) that hands every bottleneck's output, not
 * only the last one's, to the convolution that joins them.
 */
final class CrossStage extends Stage {
  private final Convolution entry;
  private final List<Bottleneck> bottlenecks = new ArrayList<>();
  private final Convolution exit;

  CrossStage(int in, int out, int repeats, boolean shortcut) {
    int hidden = out / 2;
    this.entry = addChildBlock("entry", Convolution.normalised(in, 2 * hidden, 1, 1));
    for (int i = 0; i < repeats; i++) {
      bottlenecks.add(addChildBlock("bottleneck", new Bottleneck(hidden, shortcut)));
    }
    this.exit = addChildBlock("exit", Convolution.normalised((2 + repeats) * hidden, out, 1, 1));
  }

  <T> T apply(Graph<T> graph, T x) {
    List<T> parts = new ArrayList<>(graph.halves(graph.convolve(entry, x), 1));
    for (Bottleneck bottleneck : bottlenecks) {
      parts.add(bottleneck.apply(graph, parts.getLast()));
    }
    return graph.convolve(exit, graph.concat(1, parts));
  }

  @Override
  <T> List<T> apply(Graph<T> graph, List<T> inputs) {
    return List.of(apply(graph, inputs.getFirst()));
  }
}
