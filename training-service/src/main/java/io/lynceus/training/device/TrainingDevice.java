package io.lynceus.training.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The one device of this process: a GPU where the engine finds one and nothing else is said,
 * otherwise the processor. The engine starts with the first run, so that a service that trains
 * nothing stays small.
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
    return engine().newBaseManager(isGpu() ? Device.gpu() : Device.cpu());
  }

  private Engine engine() {
    // Read by DJL when its engine starts; it offers no other way.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(properties.cores()));
    return Engine.getEngine("PyTorch");
  }

  private boolean isGpu() {
    return properties.isGpu(engine().getGpuCount());
  }

  /**
   * In what a run computes: as the configuration says, otherwise what is faster.
   *
   * @param pass a forward and backward pass of a few pictures, with mixed precision where given
   */
  public Precision choose(Consumer<Optional<Autocast>> pass) {
    return choice().choose(properties.wantedPrecision(), pass);
  }

  /** What the steps of a run need to compute so; empty for float32. */
  public Optional<Autocast> autocast(Precision precision) {
    return choice().autocast(precision);
  }

  private PrecisionChoice choice() {
    return PrecisionChoice.ofThisMachine(isGpu());
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
    return isGpu()
        ? "CUDA GPU"
        : "%s, %d threads".formatted(CpuName.ofThisMachine(), properties.cores());
  }
}
