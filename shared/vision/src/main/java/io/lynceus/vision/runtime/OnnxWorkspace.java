package io.lynceus.vision.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.lynceus.vision.detection.OutputDecoder;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.input.Letterbox;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One caller's buffers. Input and output lie outside the heap and are handed to ONNX Runtime as
 * they are, so that a run copies nothing and leaves nothing to collect.
 */
final class OnnxWorkspace {
  private static final int ALIGNMENT = 64;

  private final LoadedNetwork network;
  private final FloatBuffer input;
  private final FloatBuffer output;

  OnnxWorkspace(LoadedNetwork network, Arena memory, int batch) {
    this.network = network;
    this.input = floats(memory, (long) batch * network.recipe().floats());
    this.output = floats(memory, (long) batch * network.decoder().floats());
  }

  private static FloatBuffer floats(Arena memory, long count) {
    return memory
        .allocate(count * Float.BYTES, ALIGNMENT)
        .asByteBuffer()
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  List<Detected> run(List<PictureQuestion> questions) throws OrtException {
    List<Letterbox> boxes = new ArrayList<>(questions.size());
    long start = System.nanoTime();
    InputRecipe recipe = network.recipe();
    for (PictureQuestion question : questions) {
      boxes.add(recipe.write(question.picture(), input, boxes.size() * recipe.floats()));
    }
    long ready = System.nanoTime();
    infer(questions.size());
    long done = System.nanoTime();
    var letterbox = Duration.ofNanos((ready - start) / questions.size());
    return decoded(questions, boxes, letterbox, Duration.ofNanos(done - ready));
  }

  private void infer(int count) throws OrtException {
    var environment = OrtEnvironment.getEnvironment();
    FloatBuffer in = input.slice(0, count * network.recipe().floats());
    FloatBuffer out = output.slice(0, count * network.decoder().floats());
    try (OnnxTensor given = OnnxTensor.createTensor(environment, in, network.inputShape(count));
        OnnxTensor wanted = OnnxTensor.createTensor(environment, out, network.outputShape(count))) {
      network
          .session()
          .run(Map.of(network.inputName(), given), Set.of(), Map.of(network.outputName(), wanted))
          .close();
    }
  }

  private List<Detected> decoded(
      List<PictureQuestion> questions,
      List<Letterbox> boxes,
      Duration letterbox,
      Duration inference) {
    List<Detected> answers = new ArrayList<>(questions.size());
    OutputDecoder decoder = network.decoder();
    for (int i = 0; i < questions.size(); i++) {
      long start = System.nanoTime();
      var detections =
          decoder.decode(output, i * decoder.floats(), boxes.get(i), questions.get(i).settings());
      var decoding = Duration.ofNanos(System.nanoTime() - start);
      answers.add(new Detected(detections, letterbox, inference, decoding));
    }
    return answers;
  }
}
