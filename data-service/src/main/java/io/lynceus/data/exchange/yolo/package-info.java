/** YOLO: a data.yaml that names splits and classes, and one text file a picture. */
@NullMarked
package io.lynceus.data.exchange.yolo;

import org.jspecify.annotations.NullMarked;
