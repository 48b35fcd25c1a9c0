package io.lynceus.data.exchange.coco;

/** A picture of a COCO document; sides are 0 where the document does not say. */
record CocoImage(String id, String fileName, double width, double height) {}
