package io.lynceus.training.graph;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Works out shapes without computing anything. */
final class ShapeGraph implements Graph<Shape> {

  @Override
  public Shape convolve(Convolution layer, Shape x) {
    long reach = 2L * layer.padding() - layer.kernel();
    long height = (x.get(2) + reach) / layer.stride() + 1;
    long width = (x.get(3) + reach) / layer.stride() + 1;
    return new Shape(x.get(0), layer.out(), height, width);
  }

  @Override
  public Shape add(Shape a, Shape b) {
    return a.size() >= b.size() ? a : b;
  }

  @Override
  public Shape subtract(Shape a, Shape b) {
    return add(a, b);
  }

  @Override
  public Shape multiply(Shape a, Shape b) {
    return add(a, b);
  }

  @Override
  public Shape concat(int axis, List<Shape> parts) {
    long size = parts.stream().mapToLong(p -> p.get(axis)).sum();
    return Shapes.with(parts.getFirst(), axis, size);
  }

  @Override
  public List<Shape> halves(Shape x, int axis) {
    Shape half = Shapes.with(x, axis, x.get(axis) / 2);
    return List.of(half, half);
  }

  @Override
  public Shape maxPool(Shape x, int window) {
    return x;
  }

  @Override
  public Shape doubled(Shape x) {
    return Shapes.with(Shapes.with(x, 2, 2 * x.get(2)), 3, 2 * x.get(3));
  }

  @Override
  public Shape reshape(Shape x, long... sizes) {
    return Shapes.withBatch(x, sizes);
  }

  @Override
  public Shape softmax(Shape x, int axis) {
    return x;
  }

  @Override
  public Shape sigmoid(Shape x) {
    return x;
  }

  @Override
  public Shape sum(Shape x, int axis) {
    return Shapes.without(x, axis);
  }

  @Override
  public Shape meanOverPixels(Shape x) {
    return x.slice(0, 2);
  }

  @Override
  public Shape unitLength(Shape x) {
    return x;
  }

  @Override
  public Shape constant(float[] values, long... sizes) {
    return Shapes.withBatch(new Shape(1), sizes);
  }
}
