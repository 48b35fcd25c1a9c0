package io.lynceus.inference.detection;

import io.lynceus.platform.request.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Pictures in a JSON body. A mapper of its own lets one text be as long as the body may be. */
final class Base64Pictures {
  private final JsonMapper mapper;
  private final int most;

  Base64Pictures(int most) {
    this.most = most;
    var constraints = StreamReadConstraints.builder().maxStringLength(most).build();
    this.mapper =
        StrictJson.of(
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build()));
  }

  record Body(@Nullable List<@Nullable Item> images) {}

  record Item(@Nullable String name, @Nullable String base64) {}

  List<SentPicture> read(InputStream json) throws IOException {
    byte[] bytes = json.readNBytes(most + 1);
    if (bytes.length > most) {
      throw DetectionRequestInvalid.tooLarge(most);
    }
    if (bytes.length == 0) {
      throw DetectionRequestInvalid.noPictures();
    }
    List<SentPicture> pictures = new ArrayList<>();
    for (Item item : items(bytes)) {
      pictures.add(picture(item, pictures.size()));
    }
    return pictures;
  }

  private List<@Nullable Item> items(byte[] bytes) {
    try {
      Body body = mapper.readValue(bytes, Body.class);
      return body == null || body.images() == null ? List.of() : body.images();
    } catch (JacksonException e) {
      throw DetectionRequestInvalid.unreadable("", "The body is not {images:[{name, base64}]}");
    }
  }

  private static SentPicture picture(@Nullable Item item, int index) {
    String where = "/images/%d/base64".formatted(index);
    if (item == null || item.base64() == null) {
      throw DetectionRequestInvalid.unreadable(where, "This is required");
    }
    try {
      byte[] picture = Base64.getDecoder().decode(item.base64());
      String name = item.name() == null ? "image-" + index : item.name();
      return new SentPicture(name, () -> picture);
    } catch (IllegalArgumentException e) {
      throw DetectionRequestInvalid.unreadable(where, "This is not base64");
    }
  }
}
