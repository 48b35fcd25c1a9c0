package io.lynceus.training.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.lynceus.training.precision.Precision;
import io.lynceus.training.precision.PrecisionChoice;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The one device of this process: a GPU where the engine finds one, otherwise the processor. The
 * engine starts with the first run, so that a service that trains nothing stays small.
 */
@Component
@EnableConfigurationProperties(DeviceProperties.class)
public final class TrainingDevice {
  private final DeviceProperties properties;

  TrainingDevice(DeviceProperties properties) {
    this.properties = properties;
  }

  /** A manager for the arrays of one run, to be closed with it. */
  public NDManager manager() {
    return engine().newBaseManager(device());
  }

  private Engine engine() {
    // Read by DJL when its engine starts; it offers no other way.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(properties.cores()));
    return Engine.getEngine("PyTorch");
  }

  private Device device() {
    return engine().getGpuCount() > 0 ? Device.gpu() : Device.cpu();
  }

  /** How precision is chosen here. */
  public PrecisionChoice precision() {
    return PrecisionChoice.ofThisMachine(device().isGpu());
  }

  /** What the configuration says of precision. */
  public Optional<Precision> wantedPrecision() {
    return properties.wanted();
  }

  /** Bytes for decoded pictures. */
  public long pictureMemory() {
    return properties.pictures().toBytes();
  }

  /** Engine and version, for the lineage. */
  public String engineName() {
    return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine().getVersion();
  }

  /** Processor or GPU and threads, for the lineage. */
  public String hardware() {
    return device().isGpu()
        ? "CUDA GPU"
        : "%s, %d threads".formatted(CpuName.ofThisMachine(), properties.cores());
  }
}
