/** Where time and ids come from, so that logic can be handed others in a test. */
@NullMarked
package io.lynceus.platform.clock;

import org.jspecify.annotations.NullMarked;
