package io.lynceus.vision.evaluation.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.vision.evaluation.CocoMetric;
import io.lynceus.vision.evaluation.CocoMetrics;
import io.lynceus.vision.evaluation.EvaluationSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CocoFilesTest {
  private static final String TRUTH =
      """
      {"info": {"year": 2014},
       "annotations": [{"id": 5, "image_id": 9, "category_id": 18, "bbox": [10, 10, 40.5, 40],
                        "segmentation": [[1, 2, {"a": []}]]}],
       "images": [{"id": 9, "file_name": "a.jpg"}, {"id": 2}],
       "categories": [{"id": 18, "name": "dog"}, {"id": 3, "name": "dog"}]}
      """;

  @TempDir Path folder;

  @Test
  void placesBoxesByIdWhateverTheOrderOfTheFile() throws IOException {
    EvaluationSet set =
        read(
            TRUTH,
            """
            [{"image_id": 9, "category_id": 18, "bbox": [10, 10, 40.5, 40], "score": 0.5}]
            """);
    assertThat(set.images()).isEqualTo(2);
    assertThat(set.classes()).containsExactly("dog", "dog (18)");
    assertThat(set.boxes(0)).isZero();
    assertThat(set.boxes(1)).isOne();
    assertThat(CocoMetrics.of(set).get(CocoMetric.AP)).isGreaterThan(0.999);
  }

  @Test
  void anAnnotationWithoutAreaIsAsLargeAsItsBox() throws IOException {
    CocoMetrics metrics = CocoMetrics.of(read(TRUTH, "[]"));
    assertThat(metrics.get(CocoMetric.AP_MEDIUM)).isZero();
    assertThat(metrics.get(CocoMetric.AP_SMALL)).isEqualTo(CocoMetrics.ABSENT);
  }

  @Test
  void resultsOfAnUnknownCategoryAreLeftOut() throws IOException {
    EvaluationSet set =
        read(TRUTH, "[{\"image_id\": 2, \"category_id\": 1, \"bbox\": [0,0,1,1], \"score\": 1}]");
    assertThat(CocoMetrics.of(set).get(CocoMetric.AP)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          [{'image_id':7,'category_id':18,'bbox':[0,0,1,1],'score':1}] | image 7 is not in the truth
          [{'category_id':18,'bbox':[0,0,1,1],'score':1}]              | element 0 has no image_id
          [{'image_id':9,'bbox':[0,0,1,1],'score':1}]                  | has no category_id
          [{'image_id':9,'category_id':18,'score':1}]                  | has no bbox
          [{'image_id':9,'category_id':18,'bbox':[0,0,1,1]}]           | has no score
          [{'image_id':9,'category_id':18,'bbox':[0,0,1],'score':1}]   | a bbox of 3 numbers
          [{'image_id':9,'category_id':18,'bbox':[0,0,1,1,1]}]         | more than four
          [{'image_id':9,'category_id':18,'bbox':[0,0,-1,1]}]          | Not a box: [0.0, 0.0, -1.0, 1.0]
          [{'image_id':9,'category_id':18,'bbox':7}]                   | a bbox that is no array
          [{'image_id':9,'score':'high'}]                              | a score that is no number
          [7]                                                          | element 0 is not an object
          {'results':[]}                                               | an array was expected
          [{'image_id':9,                                              | line 1, column
          """)
  void whatIsNoResultIsNamedWithItsPlace(String results, String reason) {
    assertThatExceptionOfType(CocoFileInvalid.class)
        .isThrownBy(() -> read(TRUTH, results.replace('\'', '"')))
        .withMessageStartingWith("results.json: ")
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          []                        | an object with images and annotations was expected
          {'images':7}              | images is not a list
          {'images':[9]}            | images is not a list
          {'categories':[{'x':1}]}  | categories is not a list
          {'annotations':{}}        | an array was expected
          """)
  void whatIsNoTruthIsNamed(String truth, String reason) {
    assertThatExceptionOfType(CocoFileInvalid.class)
        .isThrownBy(() -> read(truth.replace('\'', '"'), "[]"))
        .withMessageStartingWith("truth.json: ")
        .withMessageContaining(reason);
  }

  private EvaluationSet read(String truth, String results) throws IOException {
    return CocoFiles.read(
        Files.writeString(folder.resolve("truth.json"), truth),
        Files.writeString(folder.resolve("results.json"), results));
  }
}
