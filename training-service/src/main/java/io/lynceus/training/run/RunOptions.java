package io.lynceus.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import org.jspecify.annotations.Nullable;

/** What a run was asked to do, every default filled in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunOptions(
    Preset preset,
    int imageSize,
    int epochs,
    int batch,
    long seed,
    Orientation orientation,
    @Nullable VersionReference from) {}
