package io.lynceus.data.exchange.voc;

import io.lynceus.data.exchange.source.BoxRule;
import io.lynceus.data.exchange.source.LabelRefused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a VOC file by their path below the root or below their object: {@code size/width},
 * {@code bndbox/xmin}. The parts of an object, which repeat both, are passed over.
 */
final class VocFacts {
  private static final int DEEPEST = 16;

  private final Map<String, String> root = new HashMap<>();
  private final List<Map<String, String>> objects = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  Map<String, String> root() {
    return root;
  }

  List<Map<String, String>> objects() {
    return objects;
  }

  void enter(String element) {
    path.addLast(element);
    text.setLength(0);
    if (path.size() > DEEPEST) {
      throw new LabelRefused("The XML is nested too deeply");
    }
    if (path.size() == 1 && !element.equals("annotation")) {
      throw new LabelRefused("The XML is not a VOC annotation");
    }
    if (path.size() == 2 && element.equals("object")) {
      objects.add(new HashMap<>());
      checkCount();
    }
  }

  private void checkCount() {
    if (objects.size() > BoxRule.MOST_BOXES) {
      throw new LabelRefused("More than %,d objects".formatted(BoxRule.MOST_BOXES));
    }
  }

  void text(String more) {
    text.append(more);
  }

  void leave() {
    List<String> names = List.copyOf(path);
    boolean ofObject = names.size() > 2 && names.get(1).equals("object");
    Map<String, String> facts = ofObject ? objects.getLast() : root;
    String key =
        String.join("/", names.subList(Math.min(ofObject ? 2 : 1, names.size()), names.size()));
    facts.putIfAbsent(key, text.toString().strip());
    text.setLength(0);
    path.removeLast();
  }
}
