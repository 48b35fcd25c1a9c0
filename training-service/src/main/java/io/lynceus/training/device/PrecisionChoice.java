package io.lynceus.training.device;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides in what a run computes: as asked, or by trying where the processor has the instructions,
 * because without enough of them bfloat16 is slower than float32.
 */
final class PrecisionChoice {
  private static final Logger LOG = LoggerFactory.getLogger(PrecisionChoice.class);
  private static final int TRIES = 3;

  /** Part of the time of float32 that bfloat16 may take at most to be chosen. */
  private static final double WORTH_IT = 0.9;

  private final CpuFlags flags;
  private final Optional<Autocast> autocast;
  private final boolean gpu;

  PrecisionChoice(CpuFlags flags, Optional<Autocast> autocast, boolean gpu) {
    this.flags = flags;
    this.autocast = autocast;
    this.gpu = gpu;
  }

  /** For this machine; the engine has started. */
  static PrecisionChoice ofThisMachine(boolean gpu) {
    return new PrecisionChoice(CpuFlags.ofThisMachine(), Autocast.find(gpu), gpu);
  }

  /**
   * Chooses.
   *
   * @param wanted empty to find out
   * @param pass a forward and backward pass of a few pictures, with mixed precision where given
   */
  Precision choose(Optional<Precision> wanted, Consumer<Optional<Autocast>> pass) {
    if (wanted.equals(Optional.of(Precision.FLOAT32))) {
      return Precision.FLOAT32;
    }
    if (autocast.isEmpty()) {
      LOG.info("This libtorch has no autocast to call: training computes in float32");
      return Precision.FLOAT32;
    }
    if (gpu || wanted.isPresent()) {
      return Precision.BFLOAT16;
    }
    return flags.multipliesBfloat16() ? faster(pass) : Precision.FLOAT32;
  }

  /** What the steps of a run need to compute so; empty for float32. */
  Optional<Autocast> autocast(Precision precision) {
    return precision == Precision.BFLOAT16 ? autocast : Optional.empty();
  }

  private Precision faster(Consumer<Optional<Autocast>> pass) {
    pass.accept(Optional.empty());
    pass.accept(autocast);
    long full = Long.MAX_VALUE;
    long mixed = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      full = Math.min(full, nanoseconds(() -> pass.accept(Optional.empty())));
      mixed = Math.min(mixed, nanoseconds(() -> pass.accept(autocast)));
    }
    Precision faster = mixed < WORTH_IT * full ? Precision.BFLOAT16 : Precision.FLOAT32;
    LOG.info(
        "A pass takes {} ms in float32, {} ms in bfloat16: training computes in {}",
        full / 1_000_000,
        mixed / 1_000_000,
        faster.label());
    return faster;
  }

  private static long nanoseconds(Runnable run) {
    long start = System.nanoTime();
    run.run();
    return System.nanoTime() - start;
  }
}
