package io.lynceus.e2e;

/** What services stand on. */
public enum BackingSystem {
  POSTGRES,
  S3,
  KAFKA
}
