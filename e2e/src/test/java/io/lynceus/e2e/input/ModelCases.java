package io.lynceus.e2e.input;

import io.lynceus.e2e.input.Onnx.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Files that are no detector, or one that would harm who runs it. */
final class ModelCases {
  private static final String VERSIONS = "/models/" + Scene.PROJECT + "/versions";

  private ModelCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.add(model("B1", "zero bytes", 400, "model-empty", () -> new byte[0]));
    all.addAll(programs());
    all.addAll(elsewhere());
    all.addAll(harmful());
    all.addAll(unfit());
    return all;
  }

  private static List<Case> programs() {
    byte[] zip = Archives.of("archive/data.pkl", "\u0080\2}q\0.").and("archive/version", "3").zip();
    byte[] script = Archives.of("m/code/__torch__.py", "import os").and("m/data.pkl", "x").zip();
    byte[] lambda = Archives.of("config.json", "{\"class_name\": \"Lambda\"}").zip();
    return List.of(
        model("B50", "a .pt", 415, "model-not-onnx", () -> zip),
        model("B50", "TorchScript", 415, "model-not-onnx", () -> script),
        model("B50", "a .pkl", 415, "model-not-onnx", () -> Bytes.of("\u0080\4\u0095\13}\u0094.")),
        model("B50", "a .joblib", 415, "model-not-onnx", () -> Bytes.of("\u0080\3csklearn\nx\n.")),
        model("B50", "Keras with a Lambda", 415, "model-not-onnx", () -> lambda),
        model("B50", "Keras in HDF5", 415, "model-not-onnx", () -> Bytes.of("\u0089HDF\r\n\32\n")));
  }

  private static List<Case> elsewhere() {
    List<Case> all = new ArrayList<>();
    for (String place :
        List.of("../../../../etc/passwd", "/etc/passwd", "link", "http://127.0.0.1:9/weights")) {
      all.add(graph("B51", "weights in " + place, "model-external-data", 5, Onnx.external(place)));
    }
    return all;
  }

  private static List<Case> harmful() {
    Message branch = new Message().with(1, "body").with(6, Onnx.graph(1, 1, 64, 6));
    Message sides = Onnx.tensor("sides", 7, 2).with(9, Onnx.longs(1 << 20, 1 << 20));
    Message filled = Onnx.node("ConstantOfShape", "much", "sides");
    return List.of(
        graph(
            "B52",
            "a foreign domain",
            "model-operator",
            1,
            Onnx.node("Conv", "a", "b").with(7, "evil")),
        graph("B52", "a loop", "model-operator", 1, Onnx.node("Loop", "a", "b").with(5, branch)),
        graph("B52", "a branch", "model-operator", 1, Onnx.node("If", "a", "b").with(5, branch)),
        graph("B52", "weights of 2^40", "model-malformed", 5, Onnx.tensor("w", 1, 1L << 40)),
        model(
            "B52",
            "a result of 2^40",
            422,
            "model-too-large",
            () -> Onnx.file(Onnx.graph(1, 1, 64, 6).with(5, sides).with(1, filled))),
        model("B52", "10,001 nodes", 422, "model-too-large", ModelCases::manyNodes));
  }

  private static List<Case> unfit() {
    return List.of(
        mismatch("B52", "input of integers", () -> Onnx.file(Onnx.graph(1, 7, 64, 6))),
        mismatch("B52", "input of 32 x 32", () -> Onnx.file(Onnx.graph(1, 1, 32, 6))),
        mismatch("B53", "80 classes, not 2", () -> Onnx.file(Onnx.graph(1, 1, 64, 84))),
        mismatch("B53", "NaN for a score", () -> Onnx.detector(Float.NaN)));
  }

  private static byte[] manyNodes() {
    Message graph = Onnx.graph(1, 1, 64, 6);
    for (int i = 0; i < 10_001; i++) {
      graph.with(1, Onnx.node("Relu", "r", "images"));
    }
    return Onnx.file(graph);
  }

  private static Case mismatch(String row, String what, Supplier<byte[]> network) {
    return model(row, what, 422, "model-mismatch", network);
  }

  private static Case graph(String row, String what, String type, int field, Message more) {
    return model(row, what, 422, type, () -> Onnx.detectorWith(field, more));
  }

  private static Case model(
      String row, String what, int status, String type, Supplier<byte[]> network) {
    return new Case(
        row,
        what,
        status,
        type,
        scene -> {
          Answer answer = scene.admin().upload(VERSIONS, Scene.model(network.get(), Onnx.MANIFEST));
          if (!scene.stillServes()) {
            throw new AssertionError("The detector that is live has noticed");
          }
          return answer;
        });
  }
}
