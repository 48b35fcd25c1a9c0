package io.lynceus.data.storage;

import java.util.function.Predicate;

/** Which objects below a prefix are still wanted; each feature declares its own as a bean. */
public record KeptObjects(String prefix, Predicate<String> wanted) {}
