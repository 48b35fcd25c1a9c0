package io.lynceus.training.request;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.VersionReference;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a run to do. Left out: the newest dataset version, the model of the project's
 * name, the preset of the version it starts {@code from}, and otherwise what our judgement is:
 * nano, 320 pixels, 100 epochs, batches of 8, upright, seed 0.
 */
record RunRequest(
    @NotNull ProjectName project,
    @Nullable DatasetVersionId dataset,
    @Nullable ModelName model,
    @Nullable Preset preset,
    @Nullable @Min(64) @Max(1280) Integer imageSize,
    @Nullable @Min(1) @Max(10_000) Integer epochs,
    @Nullable @Min(1) @Max(64) Integer batch,
    @Nullable Long seed,
    @Nullable Orientation orientation,
    @Nullable VersionReference from,
    @Nullable Boolean force) {
  private static final int IMAGE_SIZE = 320;
  private static final int EPOCHS = 100;
  private static final int BATCH = 8;
  private static final int STRIDE = 32;

  /** The options with their defaults; {@code fromPreset} is that of the version to start from. */
  RunOptions options(@Nullable VersionReference pinned, @Nullable Preset fromPreset) {
    int side = or(imageSize, IMAGE_SIZE);
    if (side % STRIDE != 0) {
      throw new InvalidRunRequest("/imageSize", "A multiple of 32 is needed, not " + side);
    }
    Preset usual = or(fromPreset, Preset.NANO);
    Preset chosen = or(preset, usual);
    if (fromPreset != null && chosen != fromPreset) {
      throw new InvalidRunRequest(
          "/preset", "The version to start from is %s".formatted(fromPreset.label()));
    }
    return new RunOptions(
        chosen,
        side,
        or(epochs, EPOCHS),
        or(batch, BATCH),
        or(seed, 0L),
        or(orientation, Orientation.UPRIGHT),
        pinned);
  }

  boolean forced() {
    return Boolean.TRUE.equals(force);
  }

  ModelName modelName() {
    return model == null ? new ModelName(project.value()) : model;
  }

  private static <T> T or(@Nullable T given, T usual) {
    return given == null ? usual : given;
  }
}
