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
          "logs",
          "services",
          "probes",
          "rendezvous",
          "metrics",
          "metrics-gpu",
          "metrics-slurm",
          "artifacts",
          "teardown",
          "loop",
          "start");

  private SupervisorText() {}

  static String read() {
    return PARTS.stream().map(SupervisorText::part).collect(Collectors.joining("\n"));
  }

  private static String part(String name) {
    return ShellPart.read(
        "/dev/hpccompose/render/supervisor/" + name + ".sh",
        resource -> SupervisorText.class.getResourceAsStream(resource));
  }
}
