package dev.hpccompose.cli.internal.output;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** A JSON object while it is written. What is not known is written as null, never left out. */
public final class Json {

  /** The version of documents that never lost a field nor renamed one. */
  private static final int FIRST_VERSION = 1;

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /**
   * A document in its first version.
   *
   * @param content writes its fields behind {@code schema_version}
   * @return indented text that ends in a line feed
   */
  public static String document(Consumer<Json> content) {
    return document(FIRST_VERSION, content);
  }

  /**
   * A document.
   *
   * @param version that of the document; a removed or renamed field raises it
   * @param content writes its fields behind {@code schema_version}
   * @return indented text that ends in a line feed
   */
  public static String document(int version, Consumer<Json> content) {
    return plain(
        json -> {
          json.number("schema_version", version);
          content.accept(json);
        });
  }

  /** A document in the format of others. */
  static String plain(Consumer<Json> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(new Indented(), text)) {
      out.writeStartObject();
      content.accept(new Json(out));
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  /** A text. */
  public void text(String name, String value) {
    out.writeStringProperty(name, value);
  }

  /** A text or null. */
  public void text(String name, Optional<?> value) {
    value.ifPresentOrElse(known -> text(name, known.toString()), () -> out.writeNullProperty(name));
  }

  /** A number. */
  public void number(String name, long value) {
    out.writeNumberProperty(name, value);
  }

  /** A number or null. */
  public void number(String name, Optional<? extends Number> value) {
    value.ifPresentOrElse(
        known -> number(name, known.longValue()), () -> out.writeNullProperty(name));
  }

  /** True or false. */
  public void flag(String name, boolean value) {
    out.writeBooleanProperty(name, value);
  }

  /** A list of texts. */
  public void texts(String name, Collection<String> values) {
    out.writeName(name);
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  /** A list of numbers. */
  public void numbers(String name, Collection<Integer> values) {
    out.writeName(name);
    out.writeStartArray();
    values.forEach(out::writeNumber);
    out.writeEndArray();
  }

  /** A list of values that are JSON already, one a line. */
  void raw(String name, Collection<String> values) {
    out.writeName(name);
    out.writeStartArray();
    values.forEach(out::writeRawValue);
    out.writeEndArray();
  }

  /** A mapping from texts to texts, in its own order. */
  public void texts(String name, Map<String, String> values) {
    object(name, inner -> values.forEach(inner::text));
  }

  /** An object. */
  public void object(String name, Consumer<Json> content) {
    out.writeName(name);
    out.writeStartObject();
    content.accept(this);
    out.writeEndObject();
  }

  /** An object in a list. */
  void object(Consumer<Json> content) {
    out.writeStartObject();
    content.accept(this);
    out.writeEndObject();
  }

  /** A text in a list. */
  void text(String value) {
    out.writeString(value);
  }

  /** A list of whatever {@code content} writes. */
  <T> void list(String name, Collection<? extends T> values, BiConsumer<Json, T> content) {
    out.writeName(name);
    list(values, content);
  }

  /** A list in a list. */
  <T> void list(Collection<? extends T> values, BiConsumer<Json, T> content) {
    out.writeStartArray();
    values.forEach(value -> content.accept(this, value));
    out.writeEndArray();
  }

  /** An object or null. */
  public <T> void object(String name, Optional<T> value, BiConsumer<Json, T> content) {
    value.ifPresentOrElse(
        known -> object(name, inner -> content.accept(inner, known)),
        () -> out.writeNullProperty(name));
  }

  /** A list of objects. */
  public <T> void objects(
      String name, Collection<? extends T> values, BiConsumer<Json, T> content) {
    out.writeName(name);
    out.writeStartArray();
    for (T value : values) {
      out.writeStartObject();
      content.accept(this, value);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static final class Indented extends ObjectWriteContext.Base {

    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      Separators tight =
          Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
      return new DefaultPrettyPrinter(tight).withObjectIndenter(lines).withArrayIndenter(lines);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
