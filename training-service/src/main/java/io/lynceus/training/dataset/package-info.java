/**
 * Which dataset versions exist and what is in them: a projection of what data-service says, and a
 * reader of manifests and pictures. What is learned from them is decided elsewhere.
 */
@NullMarked
package io.lynceus.training.dataset;

import org.jspecify.annotations.NullMarked;
