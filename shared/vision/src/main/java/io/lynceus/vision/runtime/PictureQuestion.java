package io.lynceus.vision.runtime;

import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.picture.Picture;

/** A picture, and which of the boxes in it are wanted. */
public record PictureQuestion(Picture picture, DetectionSettings settings) {}
