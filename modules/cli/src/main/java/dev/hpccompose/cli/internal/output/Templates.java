package dev.hpccompose.cli.internal.output;

import java.util.List;
import java.util.Optional;

/** The examples of the project, which {@code init} writes. */
public final class Templates {

  /** Their names: those of the files below {@code examples}, without {@code .yaml}. */
  public static final List<String> NAMES =
      List.of(
          "quickstart",
          "minimal-batch",
          "dev-python-app",
          "app-redis-worker",
          "postgres-etl",
          "multi-stage-pipeline",
          "fairseq-preprocess",
          "llm-curl-workflow",
          "llm-curl-workflow-workdir",
          "llama-app",
          "llama-uv-worker",
          "vllm-openai",
          "vllm-uv-worker",
          "training-checkpoints",
          "training-resume",
          "mpi-hello",
          "multi-node-mpi",
          "multi-node-torchrun",
          "rendezvous-model-server",
          "rendezvous-client");

  private Templates() {}

  /** The text of an example. */
  public static Optional<String> of(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /** What an example is about: the first line of its first comment. */
  public static String about(String name) {
    String line = read(name).lines().findFirst().orElse("");
    return line.startsWith("# ") ? line.substring(2) : "";
  }

  private static String read(String name) {
    return Resource.text(Templates.class, "template/" + name + ".yaml");
  }
}
