package io.lynceus.data.exchange.yolo;

import io.lynceus.data.exchange.source.BoxRule;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.util.regex.Pattern;

/**
 * One line of a label file: {@code class xc yc w h}, or {@code class x1 y1 x2 y2 x3 y3 …}, the
 * polygon whose enclosing box is taken. All numbers are shares of the picture's sides.
 */
final class YoloLine {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern CLASS = Pattern.compile("\\d{1,9}(\\.0+)?");
  private static final int BOX = 5;
  private static final int TRIANGLE = 7;

  private YoloLine() {}

  static LabeledBox parse(String line, int classes, int width, int height) {
    String[] words = SPACE.split(line.strip());
    boolean polygon = words.length >= TRIANGLE && words.length % 2 == 1;
    if (words.length != BOX && !polygon) {
      throw new LabelRefused(
          "A line has 5 numbers, or a class and the corners of a polygon; this one has "
              + words.length);
    }
    int classIndex = classIndex(words[0], classes);
    double[] shares = shares(words);
    Box box = polygon ? enclosing(shares) : box(shares);
    return new LabeledBox(
        classIndex,
        BoxRule.withArea(
            new Box(
                Math.clamp(box.x1(), 0, 1) * width,
                Math.clamp(box.y1(), 0, 1) * height,
                Math.clamp(box.x2(), 0, 1) * width,
                Math.clamp(box.y2(), 0, 1) * height)));
  }

  private static int classIndex(String word, int classes) {
    if (!CLASS.matcher(word).matches()) {
      throw new LabelRefused("Not a class index: " + shown(word));
    }
    int index = (int) Double.parseDouble(word);
    if (index >= classes) {
      throw new LabelRefused(
          "Class %d does not exist: data.yaml names %d".formatted(index, classes));
    }
    return index;
  }

  private static double[] shares(String[] words) {
    double[] shares = new double[words.length - 1];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = share(words[i + 1]);
    }
    return shares;
  }

  private static double share(String word) {
    double share;
    try {
      share = Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new LabelRefused("Not a number: " + shown(word), e);
    }
    if (!(share >= -BoxRule.TOLERANCE && share <= 1 + BoxRule.TOLERANCE)) {
      throw new LabelRefused("Not within 0 and 1: " + shown(word));
    }
    return share;
  }

  private static Box box(double[] shares) {
    if (shares[2] <= 0 || shares[3] <= 0) {
      throw new LabelRefused("The box has no area");
    }
    return Box.ofCentre(shares[0], shares[1], shares[2], shares[3]);
  }

  private static Box enclosing(double[] shares) {
    double x1 = shares[0];
    double y1 = shares[1];
    double x2 = x1;
    double y2 = y1;
    for (int i = 2; i < shares.length; i += 2) {
      x1 = Math.min(x1, shares[i]);
      y1 = Math.min(y1, shares[i + 1]);
      x2 = Math.max(x2, shares[i]);
      y2 = Math.max(y2, shares[i + 1]);
    }
    return new Box(x1, y1, x2, y2);
  }

  private static String shown(String word) {
    return word.substring(0, Math.min(word.length(), 40));
  }
}
