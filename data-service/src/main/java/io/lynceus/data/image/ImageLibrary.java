package io.lynceus.data.image;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.contracts.event.ImageDeleted;
import io.lynceus.contracts.event.ImageIngested;
import io.lynceus.data.picture.CheckedPicture;
import io.lynceus.data.storage.Bucket;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.outbox.Outbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The pictures that are kept, and who holds them. */
@Component
public final class ImageLibrary {
  private final ImageTable table;
  private final Bucket bucket;
  private final Outbox outbox;
  private final TransactionOperations transaction;

  ImageLibrary(ImageTable table, Bucket bucket, Outbox outbox, TransactionOperations transaction) {
    this.table = table;
    this.bucket = bucket;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /**
   * Adds a picture to a project, in the caller's transaction if there is one. True where the
   * project did not hold it; where it did, its name stays and a split that the source names now is
   * taken.
   */
  public boolean add(
      ProjectName project,
      CheckedPicture picture,
      String source,
      @Nullable Split split,
      String by) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              store(picture);
              boolean added = table.join(project, picture, source, split, by);
              if (added) {
                outbox.publish(ingested(project, picture, source));
              } else if (split != null) {
                table.list(project, picture.id(), split);
              }
              return added;
            }));
  }

  private void store(CheckedPicture picture) {
    String key = ImageKey.of(picture.id());
    bucket.lock(key);
    if (!table.isStored(picture.id())) {
      bucket.put(key, Content.of(picture.bytes(), picture.mediaType()));
      table.insert(picture);
    }
  }

  private ImageIngested ingested(ProjectName project, CheckedPicture picture, String source) {
    return new ImageIngested(
        project,
        picture.id(),
        source,
        picture.mediaType(),
        picture.bytes().length,
        picture.width(),
        picture.height(),
        location(picture.id()));
  }

  /** Takes an image out of a project; false where it was not in it. */
  boolean remove(ProjectName project, ImageId image) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              bucket.lock(ImageKey.of(image));
              boolean left = table.leave(project, image);
              if (left) {
                outbox.publish(new ImageDeleted(project, image));
              }
              return left;
            }));
  }

  /** The image of a project, or the fact that it does not hold it. */
  public ImageCard get(ProjectName project, ImageId image) {
    return table.find(project, image).orElseThrow(() -> new ImageNotFound(image));
  }

  /** Where an image's bytes lie as long as any project holds it. */
  public ObjectLocation location(ImageId image) {
    return bucket.at(ImageKey.of(image));
  }

  InputStream open(ImageId image) {
    return bucket.open(ImageKey.of(image));
  }

  /** The bytes, at most 25 MB. */
  public byte[] bytes(ImageId image) {
    try (InputStream in = open(image)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
