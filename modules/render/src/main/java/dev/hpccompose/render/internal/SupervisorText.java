package dev.hpccompose.render.internal;

import dev.hpccompose.render.ShellPart;
import java.util.List;
import java.util.stream.Collectors;

/** The fixed parts of the batch script, in the order in which bash reads them. */
final class SupervisorText {

  private static final List<String> PARTS =
      List.of(
          "clock",
          "history",
          "allocation",
          "causes",
          "states",
          "logs",
          "services",
          "probes",
          "containers",
          "hooks",
          "rendezvous",
          "metrics",
          "metrics-gpu",
          "metrics-slurm",
          "artifacts",
          "teardown",
          "loop",
          "start",
          "setup");

  private SupervisorText() {}

  static String read() {
    return PARTS.stream()
        .map(name -> resource(name + ".sh"))
        .collect(Collectors.joining("\n", StateTable.get().bash() + "\n", ""));
  }

  static String resource(String name) {
    return ShellPart.read(
        "/dev/hpccompose/render/supervisor/" + name,
        resource -> SupervisorText.class.getResourceAsStream(resource));
  }
}
