package io.lynceus.data.image;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An image of a project, as callers see it; sides are of the upright picture. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageCard(
    ImageId image,
    ProjectName project,
    String source,
    int width,
    int height,
    String mediaType,
    long bytes,
    long trimmed,
    @Nullable Split split,
    Instant added,
    String addedBy,
    @JsonIgnore long arrival) {}
