package dev.hpccompose.images.internal;

import dev.hpccompose.images.ImageManifest;
import dev.hpccompose.images.spi.ImageConfig;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Manifests as JSON: one flat object of texts, numbers and lists of texts. */
final class ManifestText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Long VERSION = 1L;
  private static final List<String> REQUIRED = List.of("key", "bytes", "made_at");

  private ManifestText() {}

  static byte[] of(ImageManifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeNumberProperty("schema_version", VERSION);
      out.writeStringProperty("key", manifest.key());
      out.writeStringProperty("kind", manifest.kind());
      out.writeStringProperty("reference", manifest.reference());
      out.writeNumberProperty("bytes", manifest.bytes());
      out.writeStringProperty("made_at", manifest.madeAt().toString());
      out.writeStringProperty("tool_version", manifest.toolVersion());
      out.writeStringProperty("made_by", manifest.madeBy());
      manifest.config().ifPresent(config -> write(out, config));
      out.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, ImageConfig config) {
    list(out, "entrypoint", config.entrypoint());
    list(out, "cmd", config.command());
    config.workingDir().ifPresent(dir -> out.writeStringProperty("working_dir", dir));
    list(out, "env", config.environment());
    config.user().ifPresent(user -> out.writeStringProperty("user", user));
  }

  private static void list(JsonGenerator out, String name, List<String> values) {
    out.writeName(name);
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  /** What the bytes say; empty when they are no manifest of this version, or a torn one. */
  static Optional<ImageManifest> parse(byte[] bytes) {
    try {
      return fields(bytes).map(ManifestText::manifest);
    } catch (DateTimeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /**
   * The image as the spec named it, for whoever looks at thousands; empty when this is not a
   * manifest of an image with this key and this size.
   */
  static Optional<String> reference(byte[] bytes, String key, long size) {
    return fields(bytes)
        .filter(fields -> key.equals(fields.get("key")))
        .filter(fields -> Long.valueOf(size).equals(fields.get("bytes")))
        .map(fields -> String.valueOf(fields.getOrDefault("reference", "")));
  }

  private static Optional<Map<String, Object>> fields(byte[] bytes) {
    return PlainFields.of(bytes).or(() -> parsed(bytes)).filter(ManifestText::isOfThisVersion);
  }

  static Optional<Map<String, Object>> parsed(byte[] bytes) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      Map<String, Object> fields = new HashMap<>();
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        fields.put(name, value(in));
      }
      return Optional.of(fields).filter(_ -> in.currentToken() == JsonToken.END_OBJECT);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isOfThisVersion(Map<String, Object> fields) {
    return VERSION.equals(fields.get("schema_version")) && fields.keySet().containsAll(REQUIRED);
  }

  private static Object value(JsonParser in) {
    JsonToken token = in.nextToken();
    if (token == JsonToken.START_ARRAY) {
      List<String> texts = new ArrayList<>();
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        texts.add(in.getString());
      }
      return texts;
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return in.getLongValue();
    }
    in.skipChildren();
    return token == JsonToken.VALUE_STRING ? in.getString() : "";
  }

  private static ImageManifest manifest(Map<String, Object> fields) {
    return new ImageManifest(
        text(fields, "key").orElse(""),
        text(fields, "kind").orElse(""),
        text(fields, "reference").orElse(""),
        (Long) fields.getOrDefault("bytes", 0L),
        Instant.parse(text(fields, "made_at").orElse("")),
        text(fields, "tool_version").orElse(""),
        text(fields, "made_by").orElse(""),
        config(fields));
  }

  private static Optional<ImageConfig> config(Map<String, Object> fields) {
    if (!fields.containsKey("entrypoint")) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageConfig(
            texts(fields, "entrypoint"),
            texts(fields, "cmd"),
            text(fields, "working_dir"),
            texts(fields, "env"),
            text(fields, "user")));
  }

  private static Optional<String> text(Map<String, Object> fields, String name) {
    return Optional.ofNullable((String) fields.get(name));
  }

  private static List<String> texts(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }
}
