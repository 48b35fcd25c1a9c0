package io.lynceus.contracts;

/**
 * Where an object lies: composed by its owner alone, carried in events, never built by a reader.
 */
public record ObjectLocation(String bucket, String key) {
  public ObjectLocation {
    if (bucket.isBlank() || key.isBlank()) {
      throw new IllegalArgumentException("An object has a bucket and a key");
    }
  }
}
