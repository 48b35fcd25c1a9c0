/** COCO: JSON documents that list pictures, categories and annotations by id. */
@NullMarked
package io.lynceus.data.exchange.coco;

import org.jspecify.annotations.NullMarked;
