package io.lynceus.data.exchange.source;

import io.lynceus.vision.box.Box;

/** A box by the name of its class; {@code place} is where the source says so. */
public record SourceBox(String className, Box box, String place) {}
