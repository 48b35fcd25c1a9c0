package io.lynceus.e2e.history;

/** What holds whatever happens; the numbers are those of the reliability promises. */
public enum Invariant {
  /** No acknowledged write is lost. */
  I1,
  /** No effect is applied twice. */
  I2,
  /** Every object that a row names is there with its hash; objects without a row are collected. */
  I3,
  /** A dataset version never changes. */
  I4,
  /** The served model is the registry's production. */
  I5,
  /** No answer of a half-loaded model. */
  I6,
  /** Every error is problem+json with a type and a trace id. */
  I7,
  /** Memory, threads and files do not grow from the second to the fifth repeat. */
  I8,
  /** Unrelated routes: no errors, median within twice the usual. */
  I9,
  /** Ready again within 30 s of the fault's end, without a person. */
  I10
}
