package io.lynceus.vision.packaging;

import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The one way in which manifests are written, so that equal manifests are equal bytes. */
final class ManifestJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // A null would pass for a value that is there. Fields that may be absent say so.
          .changeDefaultNullHandling(
              nulls -> nulls.withValueNulls(Nulls.FAIL).withContentNulls(Nulls.FAIL))
          .build();

  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()));

  private ManifestJson() {}

  static <T> T read(byte[] json, Class<T> type) {
    try {
      T read = MAPPER.readValue(json, type);
      if (read == null) {
        throw new ModelPackageInvalid("%s holds nothing".formatted(ModelManifest.FILE));
      }
      return read;
    } catch (JacksonException e) {
      throw new ModelPackageInvalid(
          "%s does not say what it must: %s".formatted(ModelManifest.FILE, reason(e)), e);
    }
  }

  private static String reason(JacksonException e) {
    String where = e.getPathReference();
    String why =
        e.getCause() instanceof IllegalArgumentException ours
            ? String.valueOf(ours.getMessage())
            : String.valueOf(e.getOriginalMessage());
    return where == null || where.isEmpty() ? why : why + " (" + where + ")";
  }

  static byte[] write(Object manifest) {
    return (WRITER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
