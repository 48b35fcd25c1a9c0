package io.lynceus.data.exchange.voc;

import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.export.EntryWriter;
import io.lynceus.data.exchange.export.ExportLayout;
import io.lynceus.data.exchange.export.ExportedPicture;
import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes Pascal VOC: corners are rounded to whole pixels and are not moved by one, as the tools of
 * today write and read them.
 */
public final class VocLayout implements ExportLayout {

  @Override
  public String picture(ExportedPicture picture) {
    return "JPEGImages/" + picture.fileName();
  }

  @Override
  public void label(ManifestHeader header, ExportedPicture picture, EntryWriter out)
      throws IOException {
    try (Writer writer = out.writer("Annotations/" + picture.stem() + ".xml")) {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
      annotation(header, picture, xml);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void index(ManifestHeader header, Pictures pictures, EntryWriter out) throws IOException {
    for (Split split : Split.values()) {
      try (Writer list = out.writer("ImageSets/Main/" + split.label() + ".txt")) {
        pictures.forEach(
            picture -> {
              if (picture.image().split() == split) {
                list.write(picture.stem() + "\n");
              }
            });
      }
    }
  }

  private static void annotation(
      ManifestHeader header, ExportedPicture picture, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("annotation");
    element(xml, "folder", "JPEGImages");
    element(xml, "filename", picture.fileName());
    xml.writeStartElement("source");
    element(xml, "database", header.project().value());
    xml.writeEndElement();
    xml.writeStartElement("size");
    element(xml, "width", picture.image().width());
    element(xml, "height", picture.image().height());
    element(xml, "depth", 3);
    xml.writeEndElement();
    element(xml, "segmented", 0);
    for (ManifestBox box : picture.image().boxes()) {
      object(header.classes().get(box.classIndex()), box, picture, xml);
    }
    xml.writeEndElement();
  }

  private static void object(
      String name, ManifestBox box, ExportedPicture picture, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("object");
    element(xml, "name", name);
    element(xml, "pose", "Unspecified");
    element(xml, "truncated", 0);
    element(xml, "difficult", 0);
    xml.writeStartElement("bndbox");
    long[] x = whole(box.x1(), box.x2(), picture.image().width());
    long[] y = whole(box.y1(), box.y2(), picture.image().height());
    element(xml, "xmin", x[0]);
    element(xml, "ymin", y[0]);
    element(xml, "xmax", x[1]);
    element(xml, "ymax", y[1]);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** Rounded; a box thinner than a pixel keeps one, or it would be gone when it is read. */
  private static long[] whole(double from, double to, int side) {
    long first = Math.round(from);
    long last = Math.round(to);
    if (first == last) {
      first = Math.min((long) Math.floor(from), side - 1L);
      last = first + 1;
    }
    return new long[] {first, last};
  }

  private static void element(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value.toString());
    xml.writeEndElement();
  }
}
