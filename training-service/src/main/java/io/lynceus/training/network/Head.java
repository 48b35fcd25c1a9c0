package io.lynceus.training.network;

import ai.djl.nn.Parameter;
import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says for every cell of every stride how far its box reaches, as a distribution over bins, and how
 * likely each class is; two branches that share nothing (decoupled head, YOLOX, section 2.1).
 */
final class Head extends Stage {
  private static final int SIDES = 4;

  private final List<List<Convolution>> distances = new ArrayList<>();
  private final List<List<Convolution>> scores = new ArrayList<>();
  private final int classes;

  Head(Architecture plan) {
    List<Integer> channels = List.of(plan.channels(256), plan.channels(512), plan.channels(1024));
    int finest = channels.getFirst();
    int boxWidth = Math.max(finest / 4, SIDES * Architecture.BINS);
    int scoreWidth = Math.max(finest, Math.min(plan.classes(), 100));
    this.classes = plan.classes();
    for (int in : channels) {
      distances.add(branch("distance", in, boxWidth, SIDES * Architecture.BINS));
    }
    for (int in : channels) {
      scores.add(branch("score", in, scoreWidth, classes));
    }
  }

  private List<Convolution> branch(String name, int in, int width, int out) {
    return List.of(
        addChildBlock(name, Convolution.normalised(in, width, 3, 1)),
        addChildBlock(name, Convolution.normalised(width, width, 3, 1)),
        addChildBlock(name, Convolution.plain(width, out)));
  }

  /**
   * Starts boxes at the mean of the first bins and scores at the odds of five objects in a picture
   * of 640 pixels, so that the first steps are not spent on learning that most cells are empty.
   */
  void start() {
    for (int level = 0; level < Anchors.levels(); level++) {
      double cells = Math.pow(640.0 / Anchors.strideOf(level), 2);
      distances.get(level).getLast().fill("bias", 1);
      scores.get(level).getLast().fill("bias", (float) Math.log(5.0 / classes / cells));
    }
  }

  /** The parameters whose first axis counts classes. */
  Set<Parameter> scoreOutputs() {
    return scores.stream()
        .flatMap(branch -> branch.getLast().getDirectParameters().values().stream())
        .collect(Collectors.toSet());
  }

  /** Distances [N, 64, A] and logits [N, C, A], the cells of the finest stride first. */
  @Override
  <T> List<T> apply(Graph<T> graph, List<T> features) {
    return List.of(
        overLevels(graph, distances, features, SIDES * Architecture.BINS),
        overLevels(graph, scores, features, classes));
  }

  private static <T> T overLevels(
      Graph<T> graph, List<List<Convolution>> branches, List<T> features, int out) {
    List<T> levels = new ArrayList<>();
    for (int level = 0; level < features.size(); level++) {
      T x = features.get(level);
      for (Convolution layer : branches.get(level)) {
        x = graph.convolve(layer, x);
      }
      levels.add(graph.reshape(x, out, -1));
    }
    return graph.concat(2, levels);
  }
}
