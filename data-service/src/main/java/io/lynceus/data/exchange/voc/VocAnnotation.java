package io.lynceus.data.exchange.voc;

import io.lynceus.data.exchange.source.BoxRule;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.vision.box.Box;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One VOC XML file: flat facts by the path of their element, in the order of the file. Document
 * types and external entities are off, so a file can neither grow nor reach out.
 */
final class VocAnnotation {
  private static final XMLInputFactory XML = factory();
  private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");

  private final String file;
  private final VocFacts facts;

  private VocAnnotation(String file, VocFacts facts) {
    this.file = file;
    this.facts = facts;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    return factory;
  }

  static VocAnnotation parse(byte[] xml, String file) {
    try {
      return new VocAnnotation(
          file, facts(XML.createXMLStreamReader(new ByteArrayInputStream(xml))));
    } catch (XMLStreamException e) {
      throw new LabelRefused("The XML cannot be read: " + firstLine(e), e);
    }
  }

  private static VocFacts facts(XMLStreamReader in) throws XMLStreamException {
    var facts = new VocFacts();
    try {
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.DTD -> throw new LabelRefused("The XML has a document type");
          case XMLStreamConstants.START_ELEMENT -> facts.enter(in.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> facts.text(in.getText());
          case XMLStreamConstants.END_ELEMENT -> facts.leave();
          default -> {}
        }
      }
    } finally {
      in.close();
    }
    return facts;
  }

  private static String firstLine(XMLStreamException e) {
    return String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("it is damaged");
  }

  SourceLabels labels(int width, int height) {
    checkSize(width, height);
    List<SourceBox> boxes = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    int number = 0;
    for (Map<String, String> object : facts.objects()) {
      String place = "%s: object %d".formatted(file, ++number);
      try {
        boxes.add(new SourceBox(name(object), box(object, width, height), place));
      } catch (LabelRefused e) {
        rejected.add(new Rejection(place, named(object) + e.reason()));
      }
    }
    return SourceLabels.of(boxes, rejected);
  }

  /** Tools write 0 where they do not know; any other size means boxes of another picture. */
  private void checkSize(int width, int height) {
    double w = number(facts.root().getOrDefault("size/width", "0"));
    double h = number(facts.root().getOrDefault("size/height", "0"));
    if (w > 0 && h > 0 && (w != width || h != height)) {
      throw new LabelRefused(
          "It is for a picture of %.0f x %.0f, this one has %d x %d"
              .formatted(w, h, width, height));
    }
  }

  private static Box box(Map<String, String> object, int width, int height) {
    double[] corners = new double[CORNERS.size()];
    for (int i = 0; i < corners.length; i++) {
      String value = object.get("bndbox/" + CORNERS.get(i));
      if (value == null) {
        throw new LabelRefused(CORNERS.get(i) + " is missing");
      }
      corners[i] = number(value);
    }
    return BoxRule.judged(corners[0], corners[1], corners[2], corners[3], width, height);
  }

  private static String name(Map<String, String> object) {
    String name = object.getOrDefault("name", "");
    if (name.isEmpty()) {
      throw new LabelRefused("The object has no name");
    }
    return name;
  }

  private static String named(Map<String, String> object) {
    String name = object.getOrDefault("name", "");
    return name.isEmpty() ? "" : name + ": ";
  }

  private static double number(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new LabelRefused("Not a number: " + text.substring(0, Math.min(text.length(), 40)), e);
    }
  }
}
