package dev.hpccompose.supervisor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A fixed part of the batch script: bash text that a module ships as a resource. */
public final class ShellPart {

  private ShellPart() {}

  /**
   * Reads a part.
   *
   * @param name name of the resource
   * @param shipped finds it; a module hides its resources from others, so that its own code looks
   * @throws NullPointerException when there is no such resource
   */
  public static String read(String name, Function<String, @Nullable InputStream> shipped) {
    try (InputStream in = Objects.requireNonNull(shipped.apply(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
