package io.lynceus.training.loss;

import io.lynceus.training.loss.CompleteIou.Reach;

/**
 * A cell that answers for a box: {@code score} is what its class score should be, and how much the
 * cell counts in the losses of box and distances; {@code reach} is where the box's sides are, in
 * strides.
 */
record Assignment(int anchor, int box, int classIndex, double score, Reach reach) {}
