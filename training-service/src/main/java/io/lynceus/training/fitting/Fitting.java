package io.lynceus.training.fitting;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.batch.Batch;
import io.lynceus.training.batch.EpochBatches;
import io.lynceus.training.batch.TrainingInput;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.device.Autocast;
import io.lynceus.training.evaluation.Forward;
import io.lynceus.training.evaluation.SplitEvaluation;
import io.lynceus.training.loss.DetectionLoss;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Detector;
import io.lynceus.training.optimization.Schedule;
import io.lynceus.vision.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Fits a detector to a data set, epoch by epoch, and saves after each: the state to go on from, and
 * the best weights by the validation split. Where there is a state, it goes on from there, and ends
 * as if it had never stopped.
 */
public final class Fitting implements AutoCloseable {
  private final Recipe recipe;
  private final FittingData data;
  private final Checkpoints checkpoints;
  private final TrainingInput input;
  private final Schedule schedule;
  private final FittingState state;
  private final Steps steps;
  private final SplitEvaluation validation;
  private final NDManager manager;

  /**
   * Prepares a fit; nothing is learned yet.
   *
   * @param autocast where the forward pass computes in mixed precision
   * @param folder where it saves
   */
  public Fitting(
      Architecture architecture,
      Recipe recipe,
      FittingData data,
      Optional<Autocast> autocast,
      Path folder,
      NDManager parent) {
    this.recipe = recipe;
    this.data = data;
    this.checkpoints = new Checkpoints(folder);
    this.manager = parent.newSubManager();
    this.input =
        new TrainingInput(
            data.train(),
            data.size(),
            recipe.augmentation(),
            recipe.batch(),
            recipe.seed(),
            data.memory() - data.valMemory());
    this.schedule = recipe.stepping().over(recipe.epochs(), input.batches());
    this.state =
        new FittingState(architecture, recipe.stepping().weightDecay(), schedule.steps(), manager);
    this.steps =
        new Steps(state.detector, state.vector, state.optimizer, DetectionLoss.usual(), autocast);
    this.validation = new SplitEvaluation(data.spec(), data.val(), data.valMemory());
  }

  /**
   * Fits until the last epoch is done.
   *
   * @param earlier what to start from where there is nothing to go on from: the weights of another
   *     detector, which may know other classes
   * @param stepped hears of every step, and may throw to end the fit
   * @return the best detector, whose parameters live as long as this
   */
  public Detector fit(Optional<EarlierDetector> earlier, Consumer<Progress> stepped) {
    return fit(earlier, stepped, _ -> {});
  }

  /** As the other, and {@code ended} hears of every epoch after it was saved. */
  Detector fit(
      Optional<EarlierDetector> earlier, Consumer<Progress> stepped, Consumer<EpochReport> ended) {
    start(earlier);
    while (state.epoch < recipe.epochs()) {
      double loss = epoch(stepped);
      state.epoch++;
      ended.accept(finished(loss));
    }
    state.average.load(checkpoints.best().tensors());
    return state.averaged;
  }

  private void start(Optional<EarlierDetector> earlier) {
    if (checkpoints.resume(state::restore)) {
      return;
    }
    state.detector.start(new SplittableRandom(recipe.seed()));
    earlier.ifPresent(e -> e.teach(state.detector, state.vector, data.classes()));
    state.follower.reset();
  }

  private double epoch(Consumer<Progress> stepped) {
    double sum = 0;
    int seen = 0;
    try (EpochBatches batches = input.epoch(state.epoch, recipe.isMosaic(state.epoch))) {
      while (batches.hasNext()) {
        try (Batch batch = batches.next()) {
          double rate = schedule.rate(state.step);
          state.step++;
          sum += steps.step(batch, rate, state.step);
        }
        state.follower.follow(state.step);
        seen++;
        stepped.accept(
            new Progress(state.epoch, recipe.epochs(), state.step, schedule.steps(), sum / seen));
      }
    }
    return sum / seen;
  }

  private EpochReport finished(double loss) {
    Optional<Evaluation> evaluation =
        recipe.isValidated(state.epoch - 1)
            ? Optional.of(validation.of(Forward.of(state.averaged, data.recipe(), manager)))
            : Optional.empty();
    boolean best = evaluation.filter(this::isBest).isPresent();
    if (best || state.epoch == 1) {
      checkpoints.saveBest(best());
    }
    checkpoints.save(state.save());
    return new EpochReport(state.epoch, loss, evaluation, best);
  }

  /** The later of two equal ones, which has learned longer. */
  private boolean isBest(Evaluation evaluation) {
    double fitness = evaluation.ultralytics().fitness();
    if (fitness < state.bestFitness) {
      return false;
    }
    state.bestFitness = fitness;
    state.bestEpoch = state.epoch;
    return true;
  }

  private TensorFile best() {
    return new TensorFile(
        Map.of("epoch", Integer.toString(state.epoch), "format", "lynceus-detector"),
        state.average.save());
  }

  /** The best weights so far as they lie on disk, for a later run to start from. */
  public Path bestFile() {
    return checkpoints.bestFile();
  }

  @Override
  public void close() {
    state.close();
    manager.close();
  }
}
