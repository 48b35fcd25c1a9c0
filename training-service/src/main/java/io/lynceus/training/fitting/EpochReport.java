package io.lynceus.training.fitting;

import io.lynceus.vision.evaluation.Evaluation;
import java.util.Optional;

/** An epoch, counted from 1, is over and saved. */
record EpochReport(int epoch, double loss, Optional<Evaluation> validation, boolean best) {}
