package io.lynceus.platform.event;

import io.lynceus.contracts.event.LynceusEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact as it arrived: {@code id} is its identity however often it is delivered. */
public record ReceivedEvent(
    String id, String source, Instant time, @Nullable String requestId, LynceusEvent event) {}
