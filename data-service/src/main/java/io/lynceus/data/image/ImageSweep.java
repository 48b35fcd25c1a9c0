package io.lynceus.data.image;

import io.lynceus.contracts.ImageId;
import io.lynceus.data.storage.Bucket;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets the bytes go of images that no project holds. In two transactions: that an image is leaving
 * is on record before its object goes, so that whoever adds it again stores it again, whatever
 * crashes in between.
 */
@Component
final class ImageSweep {
  private static final int AT_ONCE = 500;

  private final ImageTable table;
  private final Bucket bucket;
  private final TransactionOperations transaction;

  ImageSweep(ImageTable table, Bucket bucket, TransactionOperations transaction) {
    this.table = table;
    this.bucket = bucket;
    this.transaction = transaction;
  }

  void sweepAll() {
    for (List<ImageId> images = table.unheld(AT_ONCE);
        !images.isEmpty();
        images = table.unheld(AT_ONCE)) {
      images.forEach(this::sweep);
    }
  }

  void sweep(ImageId image) {
    String key = ImageKey.of(image);
    boolean leaving =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  bucket.lock(key);
                  return table.startLeaving(image);
                }));
    if (leaving) {
      transaction.executeWithoutResult(
          status -> {
            bucket.lock(key);
            if (table.isLeaving(image)) {
              bucket.delete(key);
              table.gone(image);
            }
          });
    }
  }
}
