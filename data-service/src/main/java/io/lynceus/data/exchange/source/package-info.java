/**
 * What every format has in common when it is read: pictures with a split, boxes with a class name,
 * and rejections that say what and why. Formats decide how they spell it; whether a class exists
 * and whether a picture decodes is decided by those who own classes and pictures.
 */
@NullMarked
package io.lynceus.data.exchange.source;

import org.jspecify.annotations.NullMarked;
