package dev.hpccompose.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads specs that a test writes down. */
public final class Specs {

  private Specs() {}

  /** Writes a spec into a directory and loads it with all of its profiles. */
  public static SpecResult load(Path directory, String yaml, Map<String, String> environment) {
    try {
      Path file = Files.writeString(directory.resolve("compose.yaml"), yaml);
      return SpecLoader.load(new SpecRequest(List.of(file), environment, List.of("*"), List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The spec, which has no errors. */
  static ComposeSpec good(Path directory, String yaml, Map<String, String> environment) {
    SpecResult result = load(directory, yaml, environment);
    return result.spec().orElseThrow(() -> new AssertionError(text(result)));
  }

  /** All findings as a terminal shows them, with the directory's own name left out. */
  static String text(SpecResult result) {
    return result.diagnostics().stream()
        .map(diagnostic -> DiagnosticText.render(diagnostic, result.sources()))
        .collect(Collectors.joining("\n"));
  }

  static String resource(String name) {
    try (InputStream in = Specs.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
