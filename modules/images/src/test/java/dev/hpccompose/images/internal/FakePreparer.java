package dev.hpccompose.images.internal;

import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.plan.Preparation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Real processes that make small files, and refuse what is there already. */
class FakePreparer implements ImagePreparer {

  static final String IMPORTED = "whole base image\n";
  static final String PREPARED = "whole base image\nmade\n";

  private final Path directory;
  private final Path containers;

  FakePreparer(Path directory) {
    this.directory = directory;
    containers = directory.resolve("containers");
    try {
      Files.createDirectories(containers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often an image was imported. */
  long imports() {
    try {
      Path counted = directory.resolve("imports");
      return Files.exists(counted) ? Files.readAllLines(counted).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public String tool() {
    return "fake 1.0";
  }

  @Override
  public ToolCall importing(String reference, Path target) {
    return call("echo x >>imports; [ ! -e \"$1\" ] && echo 'whole base image' >\"$1\"", target);
  }

  @Override
  public ToolCall creating(Path image, String container) {
    return call("[ ! -e \"$1\" ] && cp " + image + " \"$1\"", containers.resolve(container));
  }

  @Override
  public ToolCall running(Preparation preparation, String command, String container, Path scratch) {
    return call(command, containers.resolve(container));
  }

  @Override
  public ToolCall exporting(String container, Path target) {
    return call("[ ! -e \"$1\" ] && cp containers/" + container + " \"$1\"", target);
  }

  @Override
  public ToolCall removing(String container) {
    return call("rm \"$1\"", containers.resolve(container));
  }

  @Override
  public List<String> containers() {
    return List.of(Objects.requireNonNull(containers.toFile().list()));
  }

  @Override
  public String lookingInside(String container) {
    return "look " + container;
  }

  @Override
  public Optional<ImageConfig> config(Path image, Path scratch) {
    return Optional.empty();
  }

  private ToolCall call(String script, Path argument) {
    return new ToolCall(
        List.of("/bin/sh", "-c", "cd " + directory + "; " + script, "sh", argument.toString()),
        Map.of("PATH", "/usr/bin:/bin"),
        Duration.ofSeconds(20));
  }
}
