/**
 * training-service: from a dataset version to a registered model version. Each sub-package decides
 * one thing of it; what a dataset holds and what is served is decided by other services.
 */
@NullMarked
package io.lynceus.training;

import org.jspecify.annotations.NullMarked;
