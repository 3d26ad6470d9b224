package dev.hpccompose.images.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value of somebody else, of which little is known.
 *
 * @param value a text, a number, a {@code Boolean}, a {@code List}, a {@code Map}, or nothing
 */
public record JsonTree(@Nullable Object value) {

  /**
   * Reads a document.
   *
   * @throws JacksonException when it is none
   */
  public static JsonTree parse(byte[] document) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
      parser.nextToken();
      return new JsonTree(value(parser));
    }
  }

  /** Reads a document; empty when it is none. */
  public static Optional<JsonTree> read(byte[] document) {
    try {
      return Optional.of(parse(document));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  /** A field; nothing where there is none. */
  public JsonTree get(String name) {
    return new JsonTree(value instanceof Map<?, ?> fields ? fields.get(name) : null);
  }

  /** The items of a list; none where there is no list. */
  public Stream<JsonTree> items() {
    return value instanceof List<?> items ? items.stream().map(JsonTree::new) : Stream.empty();
  }

  /** The names of all fields; none where there are no fields. */
  public List<String> names() {
    return value instanceof Map<?, ?> fields
        ? fields.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A text. */
  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A whole number, or 0. */
  public long number() {
    return value instanceof Long number ? number : 0;
  }
}
