package io.lynceus.training.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.lynceus.training.graph.Graph;
import java.util.Arrays;
import java.util.List;

/** A DJL block whose wiring is written against {@link Graph}. */
abstract sealed class Stage extends AbstractBlock
    permits Backbone, Bottleneck, CrossStage, Detector, Head, Neck, PyramidPooling {

  abstract <T> List<T> apply(Graph<T> graph, List<T> inputs);

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> unused) {
    return new NDList(apply(Graph.ofArrays(store, inputs.head(), training), inputs));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    // Convolutions know their shapes, so no stage has to pass its children's inputs on.
    for (Block child : getChildren().values()) {
      child.getParameters().values().forEach(p -> p.initialize(manager, type));
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return apply(Graph.ofShapes(), Arrays.asList(inputs)).toArray(Shape[]::new);
  }
}
