/**
 * Which model versions exist, where they come from, and which of them an alias names. Decides what
 * may be registered and how aliases move; training, serving and calibration only ask.
 */
@NullMarked
package io.lynceus.registry;

import org.jspecify.annotations.NullMarked;
