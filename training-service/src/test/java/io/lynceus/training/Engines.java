package io.lynceus.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** The engine as tests use it: one thread, so that results repeat to the last bit. */
public final class Engines {
  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
  }

  private Engines() {}

  /** A manager for the arrays of one test. */
  public static NDManager manager() {
    return Engine.getEngine("PyTorch").newBaseManager();
  }
}
