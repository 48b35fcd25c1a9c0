/**
 * A picture file without what a camera or a person wrote beside the picture. Knows where the
 * formats keep what the pixels need, and lets nothing else through; the coded pixels are not
 * touched.
 */
@NullMarked
package io.lynceus.data.exchange.export.metadata;

import org.jspecify.annotations.NullMarked;
