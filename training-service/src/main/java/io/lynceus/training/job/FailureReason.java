package io.lynceus.training.job;

import io.lynceus.platform.problem.LynceusProblem;

/** Why work failed, in words for whoever asked for it. */
public final class FailureReason {
  private static final int LONGEST = 1000;

  private FailureReason() {}

  /** Whether only a dependency is away, so that the work should wait for it. */
  public static boolean isPassing(Throwable failure) {
    return LynceusProblem.isOutage(failure);
  }

  /** What failed and why, each cause once; of memory what would need less of it. */
  public static String of(Throwable failure) {
    if (isMemory(failure)) {
      return "Out of memory: a smaller preset, image size or batch needs less";
    }
    StringBuilder words = new StringBuilder(words(failure));
    for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      if (words.indexOf(words(t)) < 0) {
        words.append(": ").append(words(t));
      }
    }
    return words.length() <= LONGEST ? words.toString() : words.substring(0, LONGEST) + "…";
  }

  /** The heap's end, or that of libtorch's own memory, which it reports in words. */
  private static boolean isMemory(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OutOfMemoryError
          || words(t).contains("not enough memory")
          || words(t).contains("out of memory")) {
        return true;
      }
    }
    return false;
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
