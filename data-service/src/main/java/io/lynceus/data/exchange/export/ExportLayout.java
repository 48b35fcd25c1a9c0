package io.lynceus.data.exchange.export;

import io.lynceus.contracts.ManifestHeader;
import java.io.IOException;

/** Where a format puts pictures and what it says about them. All four splits are written. */
public interface ExportLayout {

  /** The path of a picture. */
  String picture(ExportedPicture picture);

  /** What is said of one picture in a file of its own, if the format has such files. */
  void label(ManifestHeader header, ExportedPicture picture, EntryWriter out) throws IOException;

  /** What is said of all of them; {@code pictures} may be gone through several times. */
  void index(ManifestHeader header, Pictures pictures, EntryWriter out) throws IOException;

  /** The pictures of an export, in the order of their ids. */
  @FunctionalInterface
  interface Pictures {
    void forEach(Visitor visitor) throws IOException;
  }

  /** What is done with a picture before the next one is read. */
  @FunctionalInterface
  interface Visitor {
    void visit(ExportedPicture picture) throws IOException;
  }
}
