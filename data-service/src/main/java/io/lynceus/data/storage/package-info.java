/**
 * The service's bucket: which object may be written or removed when, so that no row is ever without
 * its object. Keys are composed by the features that own them.
 */
@NullMarked
package io.lynceus.data.storage;

import org.jspecify.annotations.NullMarked;
