/**
 * Says how good a detector is on pictures whose boxes are known: the twelve numbers of COCO, those
 * of Ultralytics, a confusion matrix. Pure functions; knows neither models nor where boxes come
 * from.
 */
@NullMarked
package io.lynceus.vision.evaluation;

import org.jspecify.annotations.NullMarked;
