package io.lynceus.cli.detection;

import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.BoxDrawing;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import io.lynceus.vision.picture.PictureEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A folder of pictures with their boxes drawn on them; a class has one colour in all of them. */
final class SavedPictures {
  private final PictureDecoder decoder = new PictureDecoder(PictureLimits.STANDARD);
  private final Set<String> taken = new HashSet<>();
  private final Path folder;

  SavedPictures(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  void save(List<DetectedPicture> pictures) throws IOException {
    Set<String> names = new TreeSet<>();
    pictures.forEach(picture -> names.addAll(picture.classes()));
    for (DetectedPicture picture : pictures) {
      if (picture.problem().isEmpty()) {
        picture.said().put("saved", draw(picture, List.copyOf(names)).toString());
      }
    }
  }

  private Path draw(DetectedPicture detected, List<String> names) throws IOException {
    Picture picture = decoder.decode(Files.readAllBytes(detected.file()));
    Picture drawn = BoxDrawing.on(picture, detected.detections(names), names);
    return Files.write(free(detected.file()), PictureEncoding.png(drawn));
  }

  /** Pictures of the same name from two folders do not overwrite each other. */
  private Path free(Path source) {
    String name = source.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    String chosen = stem;
    for (int n = 2; !taken.add(chosen); n++) {
      chosen = stem + "-" + n;
    }
    return folder.resolve(chosen + ".png");
  }
}
