package io.lynceus.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabeledFolderTest {
  @TempDir Path folder;

  @Test
  void aSmallFolderIsOnePartAsItIs() throws IOException {
    file("JPEGImages/a.jpg", 10);
    file("Annotations/a.xml", 5);
    file("Annotations/lost.xml", 5);
    file("ImageSets/Main/train.txt", "a\nb\n");
    file(".git/config", "hidden");
    file("notes.docx", "unknown");
    List<FolderPart> parts = LabeledFolder.of(folder).parts(1000);
    assertThat(parts).hasSize(1);
    assertThat(names(parts.getFirst()))
        .containsExactlyInAnyOrder(
            "JPEGImages/a.jpg",
            "Annotations/a.xml",
            "Annotations/lost.xml",
            "ImageSets/Main/train.txt");
  }

  @Test
  void aPictureAndItsLabelStayTogether() throws IOException {
    for (String stem : List.of("a", "b", "c")) {
      file("images/train/" + stem + ".JPG", 40);
      file("labels/train/" + stem + ".txt", "0 .5 .5 .1 .1\n");
    }
    file("data.yaml", "names: [x]\n");
    List<FolderPart> parts = LabeledFolder.of(folder).parts(100);
    assertThat(parts).hasSize(3);
    assertThat(names(parts.get(1)))
        .containsExactlyInAnyOrder("images/train/b.JPG", "labels/train/b.txt", "data.yaml");
  }

  @Test
  void listsAndNamesGoWithEveryPartAndStraysOnce() throws IOException {
    file("JPEGImages/a.jpg", 90);
    file("JPEGImages/b.jpg", 90);
    file("ImageSets/Main/train.txt", "a\nb\n");
    file("Annotations/lost.xml", 5);
    file("labels/lost.txt", "0 .5 .5 .1 .1\n");
    file("classes.txt", "dog\ncat\n");
    List<FolderPart> parts = LabeledFolder.of(folder).parts(100);
    assertThat(parts).hasSize(2);
    assertThat(names(parts.get(0)))
        .containsExactlyInAnyOrder(
            "JPEGImages/a.jpg",
            "Annotations/lost.xml",
            "labels/lost.txt",
            "ImageSets/Main/train.txt",
            "classes.txt");
    assertThat(names(parts.get(1)))
        .containsExactlyInAnyOrder("JPEGImages/b.jpg", "ImageSets/Main/train.txt", "classes.txt");
  }

  @Test
  void whereOneDocumentDescribesAllPicturesPartsAreLarge() throws IOException {
    file("a.jpg", 90);
    file("b.jpg", 90);
    file("annotations/instances.json", "{}");
    assertThat(LabeledFolder.of(folder).parts(100)).hasSize(1);
  }

  @Test
  void countsPicturesAndBytes() throws IOException {
    file("a.jpg", 90);
    file("b.webp", 10);
    file("a.txt", "0 0 0 0 0");
    LabeledFolder labeled = LabeledFolder.of(folder);
    assertThat(labeled.pictures()).isEqualTo(2);
    assertThat(labeled.bytes()).isEqualTo(109);
  }

  @Test
  void whatTheSystemPutsThereIsNotSent() throws IOException {
    file("a.jpg", 10);
    file("__MACOSX/._a.jpg", "resource");
    file("images/.DS_Store", "hidden");
    file(".cache/b.jpg", 10);
    file("Thumbs.db", "system");
    assertThat(names(LabeledFolder.of(folder).parts(1000).getFirst())).containsExactly("a.jpg");
  }

  @Test
  void linksToNowhereAreNotSent() throws IOException {
    file("a.jpg", 10);
    Files.createSymbolicLink(folder.resolve("b.jpg"), folder.resolve("nowhere.jpg"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    LabeledFolder labeled = LabeledFolder.of(folder);
    assertThat(labeled.pictures()).isEqualTo(1);
    assertThat(names(labeled.parts(1000).getFirst())).containsExactly("a.jpg");
  }

  @Test
  void picturesOfOneStemInTwoSplitsAreBothSent() throws IOException {
    file("train/images/a.jpg", 60);
    file("train/labels/a.txt", "0 .5 .5 .1 .1");
    file("val/images/a.jpg", 60);
    file("val/labels/a.txt", "1 .5 .5 .1 .1");
    List<FolderPart> parts = LabeledFolder.of(folder).parts(10);
    assertThat(parts.stream().flatMap(part -> names(part).stream()))
        .containsExactlyInAnyOrder(
            "train/images/a.jpg", "train/labels/a.txt", "val/images/a.jpg", "val/labels/a.txt");
  }

  @Test
  void everyFileIsInOnePartAndSharedOnesInEach() throws IOException {
    for (int i = 0; i < 40; i++) {
      file("images/%02d.png".formatted(i), 10 + i);
      file("labels/%02d.txt".formatted(i), "0 .5 .5 .1 .1");
    }
    file("data.yaml", "names: [x]");
    for (int most : new int[] {1, 50, 200, 100_000}) {
      List<FolderPart> parts = LabeledFolder.of(folder).parts(most);
      List<String> all = parts.stream().flatMap(part -> names(part).stream()).toList();
      assertThat(all).hasSize(80 + parts.size());
      assertThat(all.stream().distinct()).hasSize(81);
      assertThat(parts).allSatisfy(part -> assertThat(names(part)).contains("data.yaml"));
    }
  }

  @Test
  void onePictureLargerThanAPartIsAPartOfItsOwn() throws IOException {
    file("a.jpg", 10);
    file("b.jpg", 500);
    file("c.jpg", 10);
    assertThat(LabeledFolder.of(folder).parts(100).stream().map(LabeledFolderTest::names))
        .containsExactly(List.of("a.jpg"), List.of("b.jpg"), List.of("c.jpg"));
  }

  private static List<String> names(FolderPart part) {
    return part.entries().stream().map(FolderPart.Entry::name).toList();
  }

  private void file(String name, int bytes) throws IOException {
    file(name, "x".repeat(bytes));
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
