package dev.hpccompose.render.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
          "services",
          "probes",
          "hooks",
          "rendezvous",
          "metrics",
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
    String resource = "/dev/hpccompose/render/supervisor/" + name;
    try (InputStream in = SupervisorText.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
