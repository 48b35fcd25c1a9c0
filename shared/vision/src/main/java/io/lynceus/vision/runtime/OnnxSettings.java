package io.lynceus.vision.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/**
 * How a session runs: on what, with how many threads inside a run, and how many pictures at once.
 * On CPUs one thread inside and as many callers as cores give the most pictures a second, and
 * batches gain nothing.
 */
public record OnnxSettings(ComputeDevice device, int threads, int batch) {
  public static final OnnxSettings ONE_CPU_THREAD = new OnnxSettings(ComputeDevice.CPU, 1, 1);

  public OnnxSettings {
    if (threads < 1 || batch < 1) {
      throw new IllegalArgumentException("At least one thread and one picture");
    }
  }

  SessionOptions options() throws OrtException {
    var options = new SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
    // Idle threads would burn a core for tens of milliseconds after every run.
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    if (device == ComputeDevice.CUDA) {
      addCuda(options);
    }
    return options;
  }

  private static void addCuda(SessionOptions options) {
    try {
      options.addCUDA(0);
    } catch (OrtException e) {
      options.close();
      throw new DeviceUnavailable(ComputeDevice.CUDA, e);
    }
  }
}
