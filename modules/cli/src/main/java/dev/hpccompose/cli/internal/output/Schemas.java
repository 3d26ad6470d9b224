package dev.hpccompose.cli.internal.output;

import java.util.List;
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
          "events",
          "jobs",
          "artifacts",
          "checkpoints",
          "prepare",
          "cache",
          "cache-inspect",
          "preflight",
          "doctor");

  private Schemas() {}

  /** The schema of a command's document. */
  public static Optional<String> of(String name) {
    return NAMES.contains(name)
        ? Optional.of(Resource.text(Schemas.class, "schema/" + name + ".json"))
        : Optional.empty();
  }
}
