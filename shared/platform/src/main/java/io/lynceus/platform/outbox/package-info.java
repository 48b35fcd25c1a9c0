/**
 * How facts leave: written in the transaction of the change they tell of, sent to Kafka soon after,
 * at least once and in order for each entity. Who hears them is not known here.
 */
@NullMarked
package io.lynceus.platform.outbox;

import org.jspecify.annotations.NullMarked;
