package io.lynceus.vision.runtime;

/** The device that was asked for is not there, or ONNX Runtime was built without it. */
public final class DeviceUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeviceUnavailable(ComputeDevice device, Throwable cause) {
    super("%s is not available to ONNX Runtime: %s".formatted(device, cause.getMessage()), cause);
  }
}
