package dev.hpccompose.images;

import dev.hpccompose.images.internal.CacheFiles;
import dev.hpccompose.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runs refer to which images of a cache: one small file for each run, below {@code uses},
 * written before the scheduler gets the job. Whoever clears up finds the runs of all directories
 * and of all people who share the cache.
 *
 * @param cache the cache directory, absolute
 */
public record ImageUses(Path cache) {

  private static final String PLACE = "uses";

  /**
   * A run and its images.
   *
   * @param file where that is written
   * @param run the directory of the run, absolute, which need not exist any more
   * @param images the files of its images
   */
  public record Use(Path file, Path run, Set<Path> images) {
    public Use {
      images = Set.copyOf(images);
    }
  }

  /**
   * Writes that a run refers to the images of its plan. A plan without images of this cache leaves
   * no trace.
   *
   * @param run the directory of the run, absolute, named after its id
   * @param plan the plan, with its images in the form in which the job runs them
   */
  public void add(Path run, Plan plan) throws IOException {
    List<String> lines = new ArrayList<>(List.of(run.toString()));
    plan.services().stream()
        .flatMap(service -> service.image().stream())
        .filter(image -> image.startsWith("/") && Path.of(image).startsWith(cache))
        .map(image -> cache.relativize(Path.of(image)).toString())
        .distinct()
        .forEach(lines::add);
    if (lines.size() > 1) {
      CacheFiles files = CacheFiles.real();
      Path place = cache.resolve(PLACE);
      files.createDirectories(place);
      Path written = place.resolve("." + run.getFileName());
      files.write(written, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      files.rename(written, place.resolve(run.getFileName()));
    }
  }

  /** All runs that once referred to an image. */
  public List<Use> list() throws IOException {
    List<Use> uses = new ArrayList<>();
    Path place = cache.resolve(PLACE);
    if (!Files.isDirectory(place)) {
      return uses;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "[!.]*")) {
      for (Path file : files) {
        List<String> lines = lines(file);
        if (lines.size() > 1 && lines.getFirst().startsWith("/")) {
          uses.add(use(file, lines));
        }
      }
    }
    return uses;
  }

  private Use use(Path file, List<String> lines) {
    return new Use(
        file,
        Path.of(lines.getFirst()),
        lines.stream()
            .skip(1)
            .map(line -> cache.resolve(line).normalize())
            .collect(Collectors.toSet()));
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Forgets a run that is over. */
  public void forget(Use use) throws IOException {
    if (cache.resolve(PLACE).equals(use.file().resolveSibling(""))) {
      Files.deleteIfExists(use.file());
    }
  }
}
