package dev.hpccompose.it.containers;

import dev.hpccompose.backend.tck.TestImage;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The images that the examples name, as small ones with stand-ins for the programs that the
 * examples call. What those take is told in {@code examples/programs.sh}.
 *
 * @param site gets them
 */
public record ExampleImages(ContainerSite site) {

  private static final List<String> PROGRAMS =
      List.of(
          "apt-get",
          "curl",
          "fairseq-preprocess",
          "llama-server",
          "model-answer",
          "mpicc",
          "pi",
          "pip",
          "python",
          "python3",
          "redis-answer",
          "redis-cli",
          "redis-server",
          "torchrun",
          "uv");

  private static final List<String> PLAIN =
      List.of(
          "astral-sh/uv:python3.12-bookworm-slim",
          "library/busybox:1.36",
          "library/python:3.12-slim",
          "library/python:3.9-slim",
          "library/redis:7",
          "mfisherman/openmpi:4.1.7",
          "mpioperator/mpi-pi:openmpi",
          "pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime",
          "vllm/vllm-openai:v0.11.0");

  /** Pushes all of them. */
  public void push() {
    TestImage plain = image("plain", List.of("home/mpiuser/pi"));
    PLAIN.forEach(name -> site.images().registry().push(plain, name));
    started("curlimages/curl:8.10.1", "entrypoint.sh");
    started("ggml-org/llama.cpp:server-cuda", "app/llama-server");
    started("library/postgres:16", "usr/local/bin/docker-entrypoint.sh", "--config.cmd=postgres");
  }

  /** An image that has an ENTRYPOINT. */
  private void started(String name, String entrypoint, String... config) {
    String[] all =
        Stream.concat(Stream.of("--config.entrypoint=/" + entrypoint), Stream.of(config))
            .toArray(String[]::new);

    site.images()
        .registry()
        .push(image(name.replaceAll("[/:]", "-"), List.of(entrypoint), all), name);
  }

  private TestImage image(String name, List<String> more, String... config) {
    Map<String, Path> programs = new HashMap<>();
    PROGRAMS.forEach(program -> programs.put("bin/" + program, script()));
    more.forEach(path -> programs.put(path, script()));
    return TestImage.build(site.images().directory().resolve("example-" + name), programs, config);
  }

  private static Path script() {
    try {
      return Path.of(
          Objects.requireNonNull(ExampleImages.class.getResource("/examples/programs.sh")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
