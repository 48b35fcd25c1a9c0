/** What every service is configured with unless it says otherwise. */
@NullMarked
package io.lynceus.platform.defaults;

import org.jspecify.annotations.NullMarked;
