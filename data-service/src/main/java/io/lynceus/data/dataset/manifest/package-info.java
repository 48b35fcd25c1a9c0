/**
 * A dataset version as bytes: the manifest, whose hash is the version's id, and the fingerprints by
 * which two versions are compared. Pure.
 */
@NullMarked
package io.lynceus.data.dataset.manifest;

import org.jspecify.annotations.NullMarked;
