package io.lynceus.training.execution;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.network.Detector;
import java.nio.file.Path;

/** A fitted detector, its weights on disk, and the manager of its parameters. */
record Fitted(Detector detector, Path weights, NDManager manager) {}
