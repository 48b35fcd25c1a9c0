/**
 * The model package: a folder that holds everything about one version of a model, written once,
 * checked by hashes, and opened by MLflow as well. Where packages are kept is decided elsewhere.
 */
@NullMarked
package io.lynceus.vision.packaging;

import org.jspecify.annotations.NullMarked;
