package io.lynceus.data.storage;

import io.lynceus.contracts.ObjectLocation;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.platform.object.StoredObject;
import java.io.InputStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The objects of this service.
 *
 * <p>An object is put, and its row is inserted or changed, in one transaction that holds the key's
 * {@link #lock}: a crash leaves an object without a row, which is collected, and never the other
 * way round. Whoever deletes holds the same lock, so that nobody deletes what is being put.
 */
public final class Bucket {
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 7))";

  private final String name;
  private final ObjectStore store;
  private final JdbcClient jdbc;
  private volatile boolean there;

  Bucket(String name, ObjectStore store, JdbcClient jdbc) {
    this.name = name;
    this.store = store;
    this.jdbc = jdbc;
  }

  /** Until the end of the caller's transaction nobody else works on this key. */
  public void lock(String key) {
    jdbc.sql(LOCK).param(key).query((row, number) -> key).single();
  }

  public ObjectLocation at(String key) {
    return new ObjectLocation(name, key);
  }

  public void put(String key, Content content) {
    if (!there) {
      store.createBucket(name);
      there = true;
    }
    store.put(at(key), content);
  }

  public InputStream open(String key) {
    return store.open(at(key));
  }

  public void delete(String key) {
    store.delete(at(key));
  }

  Stream<StoredObject> list(String prefix) {
    return store.bucketExists(name) ? store.list(name, prefix) : Stream.empty();
  }
}
