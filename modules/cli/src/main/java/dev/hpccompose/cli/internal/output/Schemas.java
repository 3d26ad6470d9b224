package dev.hpccompose.cli.internal.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The JSON Schemas of the documents. */
public final class Schemas {

  /** The commands that have one. */
  public static final List<String> NAMES =
      List.of(
          "validate",
          "plan",
          "inspect",
          "dependencies",
          "config",
          "submit",
          "status",
          "ps",
          "events");

  private Schemas() {}

  /** The schema of a command's document. */
  public static Optional<String> of(String name) {
    return NAMES.contains(name) ? Optional.of(read("schema/" + name + ".json")) : Optional.empty();
  }

  private static String read(String resource) {
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
