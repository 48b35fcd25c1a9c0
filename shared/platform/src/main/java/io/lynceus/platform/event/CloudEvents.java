package io.lynceus.platform.event;

import io.lynceus.contracts.event.LynceusEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudEvents 1.0, structured JSON. Unknown fields are ignored and unknown types are nobody's
 * business here, so that producers may grow; a field that is not {@code @Nullable} must be there.
 */
public final class CloudEvents {
  private static final String SPEC = "1.0";
  private static final Map<String, Class<?>> TYPES =
      Arrays.stream(LynceusEvent.class.getPermittedSubclasses())
          .collect(Collectors.toMap(t -> "io.lynceus." + t.getSimpleName(), Function.identity()));

  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public byte[] encode(
      String id, String source, Instant time, @Nullable String requestId, LynceusEvent event) {
    var envelope = json.createObjectNode();
    envelope.put("specversion", SPEC);
    envelope.put("id", id);
    envelope.put("source", "/" + source);
    envelope.put("type", event.type());
    envelope.put("subject", event.entity());
    envelope.put("time", time.toString());
    envelope.put("datacontenttype", "application/json");
    if (requestId != null) {
      envelope.put("requestid", requestId);
    }
    envelope.set("data", json.valueToTree(event));
    return json.writeValueAsBytes(envelope);
  }

  /** Empty where the type is one that this build does not know. */
  public Optional<ReceivedEvent> decode(byte[] record) {
    try {
      var envelope = json.readTree(record);
      if (!envelope.path("specversion").asString("").equals(SPEC)) {
        throw new UndecodableEvent("Not a CloudEvents 1.0 record", null);
      }
      var type = TYPES.get(text(envelope, "type"));
      return type == null ? Optional.empty() : Optional.of(received(envelope, type));
    } catch (JacksonException | DateTimeException | IllegalArgumentException invalid) {
      throw new UndecodableEvent("Not a valid event: " + invalid.getMessage(), invalid);
    }
  }

  private ReceivedEvent received(JsonNode envelope, Class<?> type) {
    var data = (LynceusEvent) json.treeToValue(envelope.path("data"), type);
    if (data == null) {
      throw new UndecodableEvent("An event has data", null);
    }
    complete(data);
    return new ReceivedEvent(
        text(envelope, "id"),
        text(envelope, "source"),
        Instant.parse(text(envelope, "time")),
        envelope.hasNonNull("requestid") ? text(envelope, "requestid") : null,
        data);
  }

  private static String text(JsonNode envelope, String name) {
    var value = envelope.path(name).asString("");
    if (value.isBlank()) {
      throw new UndecodableEvent("An event has a value for " + name, null);
    }
    return value;
  }

  private static void complete(LynceusEvent event) {
    for (RecordComponent part : event.getClass().getRecordComponents()) {
      if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)
          && value(part, event) == null) {
        throw new UndecodableEvent("The event has no " + part.getName(), null);
      }
    }
  }

  private static @Nullable Object value(RecordComponent part, LynceusEvent event) {
    try {
      return part.getAccessor().invoke(event);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("Events are public records", impossible);
    }
  }
}
