/** Pascal VOC: one XML file a picture, split lists in ImageSets. */
@NullMarked
package io.lynceus.data.exchange.voc;

import org.jspecify.annotations.NullMarked;
