/** The service that answers what is in a picture, and says which model versions there are. */
@NullMarked
package io.lynceus.inference;

import org.jspecify.annotations.NullMarked;
