package io.lynceus.training.execution;

import io.lynceus.training.fitting.Recipe;
import io.lynceus.training.run.RunOptions;

/** The recipe of a run: what was asked, and for the rest what is usual. */
final class RunRecipe {
  private RunRecipe() {}

  static Recipe of(RunOptions options) {
    Recipe usual = Recipe.usual(options.epochs(), options.seed(), options.orientation());
    return new Recipe(
        usual.epochs(),
        options.batch(),
        usual.closing(),
        usual.seed(),
        usual.stepping(),
        usual.augmentation());
  }
}
