package io.lynceus.e2e.history;

/** An invariant that does not hold, and where it shows. */
public record Finding(Invariant invariant, String detail) {}
