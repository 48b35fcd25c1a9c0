package io.lynceus.training.loss;

/** How much each part counts in the sum. */
record LossGains(double box, double score, double distribution) {
  /** The usual ones of anchor-free detectors with distributed distances. */
  static final LossGains USUAL = new LossGains(7.5, 0.5, 1.5);
}
