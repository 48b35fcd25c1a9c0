package io.lynceus.data.exchange.coco;

import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.export.EntryWriter;
import io.lynceus.data.exchange.export.ExportLayout;
import io.lynceus.data.exchange.export.ExportedPicture;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes COCO: one document a split, ids from 1 as COCO itself counts. */
public final class CocoLayout implements ExportLayout {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String picture(ExportedPicture picture) {
    return "images/%s/%s".formatted(picture.image().split().label(), picture.fileName());
  }

  /** COCO has no file of one picture. */
  @Override
  public void label(ManifestHeader header, ExportedPicture picture, EntryWriter out) {}

  @Override
  public void index(ManifestHeader header, Pictures pictures, EntryWriter out) throws IOException {
    for (Split split : Split.values()) {
      try (Writer writer = out.writer("annotations/instances_%s.json".formatted(split.label()));
          JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), writer)) {
        json.writeStartObject();
        json.writeArrayPropertyStart("images");
        pictures.forEach(new Images(split, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("annotations");
        pictures.forEach(new Annotations(split, json));
        json.writeEndArray();
        categories(header.classes(), json);
        json.writeEndObject();
      }
    }
  }

  /** Writes the images of a split; ids count from 1. */
  private static final class Images implements Visitor {
    private final Split split;
    private final JsonGenerator json;
    private int id;

    Images(Split split, JsonGenerator json) {
      this.split = split;
      this.json = json;
    }

    @Override
    public void visit(ExportedPicture picture) {
      if (picture.image().split() == split) {
        json.writeStartObject();
        json.writeNumberProperty("id", ++id);
        json.writeStringProperty("file_name", picture.fileName());
        json.writeNumberProperty("width", picture.image().width());
        json.writeNumberProperty("height", picture.image().height());
        json.writeEndObject();
      }
    }
  }

  /** Writes the boxes of a split; images are counted as {@link Images} counts them. */
  private static final class Annotations implements Visitor {
    private final Split split;
    private final JsonGenerator json;
    private int imageId;
    private int id;

    Annotations(Split split, JsonGenerator json) {
      this.split = split;
      this.json = json;
    }

    @Override
    public void visit(ExportedPicture picture) {
      if (picture.image().split() == split) {
        imageId++;
        picture.image().boxes().forEach(this::write);
      }
    }

    private void write(ManifestBox box) {
      double width = box.x2() - box.x1();
      double height = box.y2() - box.y1();
      json.writeStartObject();
      json.writeNumberProperty("id", ++id);
      json.writeNumberProperty("image_id", imageId);
      json.writeNumberProperty("category_id", box.classIndex() + 1);
      json.writeName("bbox");
      json.writeArray(new double[] {box.x1(), box.y1(), width, height}, 0, 4);
      json.writeNumberProperty("area", width * height);
      json.writeNumberProperty("iscrowd", 0);
      json.writeEndObject();
    }
  }

  private static void categories(List<String> classes, JsonGenerator json) {
    json.writeArrayPropertyStart("categories");
    int id = 0;
    for (String name : classes) {
      json.writeStartObject();
      json.writeNumberProperty("id", ++id);
      json.writeStringProperty("name", name);
      json.writeStringProperty("supercategory", "");
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
