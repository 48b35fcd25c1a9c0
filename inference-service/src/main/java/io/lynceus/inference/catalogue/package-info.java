/**
 * What is registered, as HTTP: models, versions, their files and where they come from; and how a
 * detector that was made elsewhere is registered. Who may see a model is decided here. Which
 * version is served is not.
 */
@NullMarked
package io.lynceus.inference.catalogue;

import org.jspecify.annotations.NullMarked;
