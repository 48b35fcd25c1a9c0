package io.lynceus.platform.object;

import io.lynceus.contracts.ObjectLocation;
import io.lynceus.platform.object.Content.InFile;
import io.lynceus.platform.object.Content.InMemory;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A client of any S3 store. An object is visible when it is complete, and at once; putting again
 * replaces it, deleting what is not there does nothing. Throws {@link ObjectStoreUnavailable} where
 * the store fails also when asked again, which every operation here may be.
 */
public final class ObjectStore {
  /** Up to here an object is one request; files beyond are sent in parts of this size. */
  private static final long PART = 64L << 20;

  private static final String HASH = "sha256";

  private final MinioClient client;
  private final Attempts attempts;

  ObjectStore(MinioClient client, Attempts attempts) {
    this.client = client;
    this.attempts = attempts;
  }

  public void put(ObjectLocation where, Content content) {
    attempts.run(
        "store " + where.key(),
        () ->
            switch (content) {
              case InFile file -> client.uploadObject(upload(where, file));
              case InMemory bytes -> client.putObject(put(where, bytes));
            });
  }

  private static UploadObjectArgs upload(ObjectLocation where, InFile file) throws MinioException {
    return UploadObjectArgs.builder()
        .bucket(where.bucket())
        .object(where.key())
        .filename(file.file().toString(), PART)
        .contentType(file.mediaType())
        .userMetadata(Map.of(HASH, file.sha256()))
        .build();
  }

  private static PutObjectArgs put(ObjectLocation where, InMemory content) {
    return PutObjectArgs.builder()
        .bucket(where.bucket())
        .object(where.key())
        .data(content.bytes(), content.bytes().length)
        .contentType(content.mediaType())
        .userMetadata(Map.of(HASH, content.sha256()))
        .build();
  }

  /** The caller closes it. A break in the middle is an IOException of the stream. */
  public InputStream open(ObjectLocation where) {
    return found(
        where,
        () ->
            client.getObject(
                GetObjectArgs.builder().bucket(where.bucket()).object(where.key()).build()));
  }

  public Optional<StoredObject> stat(ObjectLocation where) {
    try {
      var stat =
          found(
              where,
              () ->
                  client.statObject(
                      StatObjectArgs.builder().bucket(where.bucket()).object(where.key()).build()));
      return Optional.of(new StoredObject(where, stat.size(), stat.lastModified().toInstant()));
    } catch (ObjectNotFound absent) {
      return Optional.empty();
    }
  }

  public void delete(ObjectLocation where) {
    attempts.run(
        "delete " + where.key(),
        () -> {
          client.removeObject(
              RemoveObjectArgs.builder().bucket(where.bucket()).object(where.key()).build());
          return where;
        });
  }

  /** Read page by page, in the order of keys. */
  public Stream<StoredObject> list(String bucket, String prefix) {
    var items =
        client.listObjects(
            ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build());
    return StreamSupport.stream(items.spliterator(), false).map(item -> listed(bucket, item));
  }

  private StoredObject listed(String bucket, Result<Item> result) {
    var item = attempts.run("list " + bucket, result::get);
    return new StoredObject(
        new ObjectLocation(bucket, item.objectName()),
        item.size(),
        item.lastModified().toInstant());
  }

  /** For the owner of a bucket, before its first use; does nothing where it is there. */
  public void createBucket(String bucket) {
    if (!bucketExists(bucket)) {
      attempts.run(
          "create bucket " + bucket,
          () -> {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            return bucket;
          });
    }
  }

  public boolean bucketExists(String bucket) {
    return attempts.run(
        "find bucket " + bucket,
        () -> client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()));
  }

  private <T> T found(ObjectLocation where, Attempts.Attempt<T> attempt) {
    try {
      return attempts.run("read " + where.key(), attempt);
    } catch (ObjectStoreUnavailable failed) {
      if (Attempts.saysAbsent(failed.getCause())) {
        throw new ObjectNotFound(where, failed.getCause());
      }
      throw failed;
    }
  }
}
