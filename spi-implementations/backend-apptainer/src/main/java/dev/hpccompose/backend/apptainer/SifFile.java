package dev.hpccompose.backend.apptainer;

import dev.hpccompose.images.OciDocuments;
import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.system.process.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a SIF file holds besides its root file system: one that was made from an image of a registry
 * keeps the configuration of that image.
 *
 * @param run runs the tool with these words
 * @param file the file
 */
record SifFile(Function<List<String>, Tool.Result> run, Path file) {

  /** A line of the list of its parts: a number, and what it is. */
  private static final Pattern JSON = Pattern.compile("(?m)^(\\d+)\\s*\\|.*\\|JSON\\.Generic");

  /** The first part that is such a configuration. */
  Optional<ImageConfig> config() {
    Tool.Result parts = run.apply(List.of("sif", "list", file.toString()));
    return JSON.matcher(parts.out())
        .results()
        .map(MatchResult::group)
        .map(line -> line.replaceFirst("\\D.*", ""))
        .flatMap(number -> part(number).stream())
        .findFirst();
  }

  private Optional<ImageConfig> part(String number) {
    Tool.Result part = run.apply(List.of("sif", "dump", number, file.toString()));
    return OciDocuments.imageConfig(part.out().getBytes(StandardCharsets.UTF_8));
  }
}
