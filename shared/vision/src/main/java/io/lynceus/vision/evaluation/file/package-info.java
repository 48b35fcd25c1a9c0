/** Reads an evaluation from COCO's two files: what is there, and what a detector said. */
@NullMarked
package io.lynceus.vision.evaluation.file;

import org.jspecify.annotations.NullMarked;
