package io.lynceus.training.network;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole network. As a DJL block it answers what a loss needs: raw distances [N, 64, A] and
 * logits [N, C, A]. {@link #predict} wires what is served.
 */
public final class Detector extends Stage {
  private final Architecture architecture;
  private final Backbone backbone;
  private final Neck neck;
  private final Head head;

  public Detector(Architecture architecture) {
    this.architecture = architecture;
    this.backbone = addChildBlock("backbone", new Backbone(architecture));
    this.neck = addChildBlock("neck", new Neck(architecture));
    this.head = addChildBlock("head", new Head(architecture));
  }

  public Architecture architecture() {
    return architecture;
  }

  /** Draws the values that training starts from. */
  public void start(RandomGenerator random) {
    convolutions(this).forEach(layer -> layer.start(random));
    head.start();
  }

  /** The paths of the parameters whose first axis counts classes. */
  public Set<String> scoreOutputs() {
    Set<Parameter> outputs = head.scoreOutputs();
    return getParameters().stream()
        .filter(pair -> outputs.contains(pair.getValue()))
        .map(Pair::getKey)
        .collect(Collectors.toSet());
  }

  private static Stream<Convolution> convolutions(Block block) {
    return block instanceof Convolution layer
        ? Stream.of(layer)
        : block.getChildren().values().stream().flatMap(Detector::convolutions);
  }

  @Override
  <T> List<T> apply(Graph<T> graph, List<T> images) {
    return head.apply(graph, neck.apply(graph, backbone.apply(graph, images)));
  }

  /**
   * {@code predictions} [N, 4 + C, A] with centre, width and height in input pixels and scores of 0
   * to 1, and {@code embedding} [N, E], the neck's features averaged over the picture and scaled to
   * length 1.
   */
  public <T> Served<T> predict(Graph<T> graph, T images, Anchors anchors) {
    List<T> features = neck.apply(graph, backbone.apply(graph, List.of(images)));
    List<T> raw = head.apply(graph, features);
    T predictions =
        graph.concat(
            1, List.of(Decoding.boxes(graph, raw.get(0), anchors), graph.sigmoid(raw.get(1))));
    List<T> pooled = new ArrayList<>();
    for (T feature : features) {
      pooled.add(graph.meanOverPixels(feature));
    }
    return new Served<>(predictions, graph.unitLength(graph.concat(1, pooled)));
  }

  /** The two outputs of a served detector. */
  public record Served<T>(T predictions, T embedding) {}
}
