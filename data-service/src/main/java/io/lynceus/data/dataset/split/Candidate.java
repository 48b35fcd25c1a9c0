package io.lynceus.data.dataset.split;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.vision.picture.PerceptualHash;
import org.jspecify.annotations.Nullable;

/** An image that waits for its split; {@code listed} is the split that its source gave it. */
public record Candidate(ImageId image, PerceptualHash likeness, @Nullable Split listed) {}
