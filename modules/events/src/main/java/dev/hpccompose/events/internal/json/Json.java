package dev.hpccompose.events.internal.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as strings, longs, other numbers, booleans, lists, maps and nulls. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static Map<String, @Nullable Object> parseObject(byte[] line) throws MalformedLineException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedLineException("not a JSON object");
      }
      Map<String, @Nullable Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new MalformedLineException("something follows the JSON object");
      }
      return object;
    } catch (JacksonException e) {
      throw new MalformedLineException("not JSON: " + e.getOriginalMessage());
    }
  }

  static byte[] write(Consumer<JsonGenerator> body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      body.accept(generator);
    }
    return bytes.toByteArray();
  }

  static String text(String value) {
    return new String(write(out -> out.writeString(value)), StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> object(JsonParser parser)
      throws MalformedLineException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (fields.containsKey(name)) {
        throw new MalformedLineException("field '" + name + "' is there twice");
      }
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws MalformedLineException {
    List<@Nullable Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return values;
  }

  private static @Nullable Object value(JsonParser parser) throws MalformedLineException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new MalformedLineException("not JSON");
    };
  }

  private static Number number(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> parser.getNumberValue();
    };
  }
}
