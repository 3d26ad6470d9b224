package dev.hpccompose.spec;

import java.nio.file.Path;
import java.util.Map;

/** Loads a spec from a file. */
public final class SpecLoader {

  private SpecLoader() {}

  /**
   * Reads, interpolates and checks a spec together with the {@code .env} beside it. Every problem
   * is a diagnostic, also that the file is missing or is not text.
   *
   * @param file the spec; diagnostics name it as given here
   * @param processEnvironment variables for interpolation, which win over those of {@code .env}
   */
  public static SpecResult load(Path file, Map<String, String> processEnvironment) {
    throw new UnsupportedOperationException(file + " " + processEnvironment.size());
  }
}
