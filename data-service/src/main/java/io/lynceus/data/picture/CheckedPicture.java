package io.lynceus.data.picture;

import io.lynceus.contracts.ImageId;
import io.lynceus.vision.picture.PerceptualHash;

/**
 * A picture that decodes, cut where it ends, named by the hash of what is left. Sides are of the
 * upright picture. The bytes are handed over, not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record CheckedPicture(
    ImageId id,
    byte[] bytes,
    String mediaType,
    int width,
    int height,
    PerceptualHash likeness,
    int trimmed) {}
