package dev.hpccompose.tracking.internal;

import dev.hpccompose.tracking.ArtifactManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The manifest of artifacts from JSON. */
public final class ManifestReader {

  private final JsonParser parser;
  private final List<String> bundles = new ArrayList<>();
  private final List<ArtifactManifest.Entry> files = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private ManifestReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads a manifest; empty when the bytes are none. */
  public static Optional<ArtifactManifest> read(byte[] json) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(new ManifestReader(parser).manifest())
          : Optional.empty();
    } catch (JacksonException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private ArtifactManifest manifest() {
    Map<String, String> texts = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "bundles" -> eachObject(bundle -> bundles.add(bundle.getOrDefault("name", "")));
        case "files" -> eachObject(file -> files.add(entry(file)));
        case "warnings" -> texts();
        default -> scalar(name, texts);
      }
    }
    return new ArtifactManifest(
        texts.getOrDefault("run", ""),
        texts.getOrDefault("job_id", ""),
        Integer.parseInt(texts.getOrDefault("attempt", "0")),
        texts.getOrDefault("outcome", ""),
        texts.getOrDefault("collected_at", ""),
        Boolean.parseBoolean(texts.get("complete")),
        bundles,
        files,
        warnings);
  }

  private static ArtifactManifest.Entry entry(Map<String, String> file) {
    return new ArtifactManifest.Entry(
        file.getOrDefault("bundle", ""),
        file.getOrDefault("path", ""),
        file.getOrDefault("source", ""),
        Long.parseLong(file.getOrDefault("size_bytes", "0")),
        file.getOrDefault("sha256", ""),
        Optional.ofNullable(file.get("link")));
  }

  private void eachObject(Consumer<Map<String, String>> consumer) {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> fields = new HashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        scalar(name, fields);
      }
      consumer.accept(fields);
    }
  }

  private void texts() {
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      warnings.add(parser.getString());
    }
  }

  private void scalar(String name, Map<String, String> into) {
    if (parser.currentToken().isScalarValue()) {
      into.put(name, parser.getString());
    } else {
      parser.skipChildren();
    }
  }
}
