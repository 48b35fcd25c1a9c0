package io.lynceus.data.picture;

import io.lynceus.contracts.ImageId;
import io.lynceus.platform.object.Sha256;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.picture.PerceptualHash;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Judges the bytes of a picture by decoding all of it: a header alone says nothing of a torn file.
 * The pixels decoded at any moment are bounded, whatever the number of requests, because they are
 * what memory goes to; whoever comes when all are in use waits.
 */
public final class PictureCheck {
  private static final int MEGAPIXEL = 1_000_000;

  private final PictureDecoder decoder;
  private final PictureLimits limits;
  private final Semaphore megapixels;
  private final int mostMegapixels;

  PictureCheck(PictureLimits limits, int megapixelsAtOnce) {
    this.limits = limits;
    this.decoder = new PictureDecoder(limits);
    this.megapixels = new Semaphore(megapixelsAtOnce, true);
    this.mostMegapixels = megapixelsAtOnce;
  }

  /** So many bytes of a file have to be read to judge it; one more than are accepted. */
  public int enoughBytes() {
    return (int) limits.maxBytes() + 1;
  }

  /** The picture, or {@link PictureUnacceptable}. */
  public CheckedPicture judge(byte[] file) {
    try {
      return checked(file);
    } catch (PictureRefused refused) {
      throw new PictureUnacceptable(refused);
    }
  }

  private CheckedPicture checked(byte[] file) {
    PictureHeader header = decoder.inspect(file);
    PerceptualHash likeness = likeness(file, header);
    byte[] bytes = header.trimmed() == 0 ? file : Arrays.copyOf(file, header.length());
    return new CheckedPicture(
        new ImageId(Sha256.of(bytes)),
        bytes,
        header.format().mediaType(),
        header.width(),
        header.height(),
        likeness,
        header.trimmed());
  }

  /** The picture shrunk, for a thumbnail. */
  public Picture shrunk(byte[] file, int side) {
    PictureHeader header = decoder.inspect(file);
    int permits = acquire(header);
    try {
      return decoder.decode(file, header).shrunkTo(side);
    } finally {
      megapixels.release(permits);
    }
  }

  private PerceptualHash likeness(byte[] file, PictureHeader header) {
    int permits = acquire(header);
    try {
      return PerceptualHash.of(decoder.decode(file, header));
    } finally {
      megapixels.release(permits);
    }
  }

  private int acquire(PictureHeader header) {
    long pixels = (long) header.width() * header.height();
    int permits = (int) Math.min(pixels / MEGAPIXEL + 1, mostMegapixels);
    megapixels.acquireUninterruptibly(permits);
    return permits;
  }
}
