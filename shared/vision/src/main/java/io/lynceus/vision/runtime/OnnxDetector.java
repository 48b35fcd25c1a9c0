package io.lynceus.vision.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.ModelOutputInvalid;
import io.lynceus.vision.onnx.OnnxModelCheck;
import io.lynceus.vision.onnx.OnnxModelRefused;
import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import io.lynceus.vision.onnx.OnnxSignature;
import io.lynceus.vision.picture.Picture;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A detector in an ONNX Runtime session. Any number of threads may ask at once; each call takes
 * buffers of its own from a pool that grows to the number of threads. The calls are native and
 * long: keep them off virtual threads. Whoever closes it sees to it that nobody asks any more.
 */
public final class OnnxDetector implements AutoCloseable {
  private static final int WARM_UPS = 3;
  private static final DetectionSettings EVERYTHING = new DetectionSettings(0, 0.7, 300, false);

  private final DetectorSpec spec;
  private final LoadedNetwork network;
  private final int batch;
  private final Arena memory = Arena.ofShared();
  private final Deque<OnnxWorkspace> idle = new ConcurrentLinkedDeque<>();

  private OnnxDetector(DetectorSpec spec, LoadedNetwork network, int batch) {
    this.spec = spec;
    this.network = network;
    this.batch = batch;
  }

  /**
   * Checks the file, loads it, and runs it a few times. A file that is not the detector which
   * {@code spec} describes is refused, and nothing is left open.
   */
  public static OnnxDetector open(byte[] model, DetectorSpec spec, OnnxSettings settings) {
    OnnxSignature signature = OnnxModelCheck.check(model, spec);
    int batch = signature.inputs().getFirst().allows(0, settings.batch()) ? settings.batch() : 1;
    OrtSession session = session(model, settings);
    boolean opened = false;
    try {
      var detector = new OnnxDetector(spec, LoadedNetwork.of(session, spec, signature), batch);
      detector.warmUp();
      opened = true;
      return detector;
    } catch (OrtException | ModelOutputInvalid | OnnxRunFailed e) {
      throw new OnnxModelRefused(
          Reason.MISMATCH, "The model does not run as its manifest says: " + e.getMessage(), e);
    } finally {
      if (!opened) {
        close(session);
      }
    }
  }

  private static OrtSession session(byte[] model, OnnxSettings settings) {
    try (OrtSession.SessionOptions options = settings.options()) {
      return OrtEnvironment.getEnvironment().createSession(model, options);
    } catch (OrtException e) {
      throw new OnnxModelRefused(
          Reason.MALFORMED, "ONNX Runtime does not load the model: " + e.getMessage(), e);
    }
  }

  /** First runs are slow, and one that yields no numbers shows a model that cannot be served. */
  private void warmUp() {
    byte[] noise = new byte[spec.input().floats()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) ((i * 31) ^ (i >> 7));
    }
    var picture = new Picture(spec.input().width(), spec.input().height(), noise);
    var question = new PictureQuestion(picture, EVERYTHING);
    for (int run = 0; run < WARM_UPS; run++) {
      detect(Collections.nCopies(batch, question));
    }
  }

  public DetectorSpec spec() {
    return spec;
  }

  /** How many pictures one run takes. */
  public int batch() {
    return batch;
  }

  /** True after {@link #close}; asking then is an {@link IllegalStateException}. */
  public boolean isClosed() {
    return !memory.scope().isAlive();
  }

  /** What is in each picture, in their order; more than a batch is run in several. */
  public List<Detected> detect(List<PictureQuestion> questions) {
    List<Detected> answers = new ArrayList<>(questions.size());
    OnnxWorkspace workspace = borrow();
    try {
      for (int from = 0; from < questions.size(); from += batch) {
        int to = Math.min(from + batch, questions.size());
        answers.addAll(workspace.run(questions.subList(from, to)));
      }
      return answers;
    } catch (OrtException e) {
      throw new OnnxRunFailed(e);
    } finally {
      idle.push(workspace);
    }
  }

  private OnnxWorkspace borrow() {
    OnnxWorkspace free = idle.poll();
    return free != null ? free : new OnnxWorkspace(network, memory, batch);
  }

  @Override
  public void close() {
    close(network.session());
    memory.close();
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new OnnxRunFailed(e);
    }
  }
}
