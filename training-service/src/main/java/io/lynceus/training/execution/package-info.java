/**
 * What a run does, from the manifest to the registered version, and how it ends: done, cancelled,
 * failed with a reason, or tried again where only a dependency was away. A failing run never ends
 * the service.
 */
@NullMarked
package io.lynceus.training.execution;

import org.jspecify.annotations.NullMarked;
