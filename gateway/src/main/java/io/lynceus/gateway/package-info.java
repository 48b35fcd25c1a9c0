/** The only door to the platform: who is let in, how often, and where to. Knows no feature. */
@NullMarked
package io.lynceus.gateway;

import org.jspecify.annotations.NullMarked;
