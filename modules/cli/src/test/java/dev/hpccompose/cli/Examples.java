package dev.hpccompose.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The specs that are shipped as examples. */
final class Examples {

  /** Examples that use keys which the language does not have yet. */
  static final Set<String> WAITING =
      Set.of(
          "app-redis-worker.yaml",
          "dev-python-app.yaml",
          "llm-curl-workflow.yaml",
          "multi-node-mpi.yaml",
          "multi-node-torchrun.yaml",
          "postgres-etl.yaml",
          "rendezvous-client.yaml",
          "rendezvous-model-server.yaml",
          "training-checkpoints.yaml",
          "training-resume.yaml");

  private Examples() {}

  static List<Path> all() {
    return World.children(Path.of("../../examples")).stream()
        .filter(file -> file.toString().endsWith(".yaml"))
        .map(Path::toAbsolutePath)
        .toList();
  }

  static List<Path> ready() {
    return all().stream().filter(file -> !WAITING.contains(name(file))).toList();
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
