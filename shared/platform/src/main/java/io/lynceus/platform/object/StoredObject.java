package io.lynceus.platform.object;

import io.lynceus.contracts.ObjectLocation;
import java.time.Instant;

/** An object that is there. */
public record StoredObject(ObjectLocation location, long bytes, Instant modified) {}
