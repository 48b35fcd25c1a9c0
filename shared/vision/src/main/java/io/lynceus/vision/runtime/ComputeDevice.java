package io.lynceus.vision.runtime;

/** What a session runs on, a property of the service: {@code cpu} or {@code cuda}. */
public enum ComputeDevice {
  CPU,
  /** The first GPU; needs ONNX Runtime's GPU build on the class path, and CUDA and cuDNN. */
  CUDA
}
