package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.images.ImageStore.Image;
import dev.hpccompose.images.Images;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Which images {@code cache prune} removes. */
final class PruneOptions {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KMGT]?)(?:i?B)?");

  private final Option<Integer> age =
      Option.of(Integer.class, "DAYS", 21, "Remove images of no use for so many days.", "--age");
  private final Flag unused =
      Flag.of(22, "Remove images that the spec named with -f does not use.", "--all-unused");
  private final Option<String> maxSize =
      Option.of(
          String.class,
          "SIZE",
          23,
          "Remove images, the least recently used first, until the rest has this size (500G).",
          "--max-size");
  private final Flag dryRun = Flag.of(24, "Only say what would be removed.", "--dry-run");

  void declare(CommandSpec command) {
    Argument.declare(command, age, unused, maxSize, dryRun);
  }

  /** Whether nothing is removed. */
  boolean isRehearsal() {
    return dryRun.isSet();
  }

  /** Refuses what does not go together. */
  void check(boolean specIsGiven) {
    long ways =
        Stream.of(age.given().isPresent(), unused.isSet(), maxSize.given().isPresent())
            .filter(way -> way)
            .count();
    if (ways != 1) {
      throw CliFailure.usage(
          "prune needs one of --age, --all-unused and --max-size",
          "such as 'cache prune --age 14'");
    }
    if (unused.isSet() && !specIsGiven) {
      // what one spec does not use may be of use to another
      throw CliFailure.usage(
          "--all-unused needs the spec whose images stay", "name it with -f FILE");
    }
  }

  /**
   * The images that go.
   *
   * @param images all, the least recently used first
   * @param live the run that needs an image now
   * @param plan the plan of the spec, made when it is asked for
   */
  Pruning choose(List<Image> images, Map<Path, String> live, Supplier<Plan> plan) {
    List<Image> goes = new ArrayList<>();
    Map<Path, String> kept = new HashMap<>();
    for (Image image : chosen(images, live, plan)) {
      String run = live.get(image.current());
      if (run == null) {
        goes.add(image);
      } else {
        kept.put(image.file(), "run " + run + " needs it");
      }
    }
    return new Pruning(goes, kept);
  }

  private List<Image> chosen(List<Image> images, Map<Path, String> live, Supplier<Plan> plan) {
    if (maxSize.given().isPresent()) {
      return above(bytes(maxSize.given().get()), images, live);
    }
    Predicate<Image> goes = unused.isSet() ? unusedBy(plan.get()) : olderThan();
    return images.stream().filter(goes).toList();
  }

  /** Those first that were of use longest ago; what is needed counts, and stays. */
  private static List<Image> above(long limit, List<Image> images, Map<Path, String> live) {
    long left = images.stream().mapToLong(Image::bytes).sum();
    List<Image> goes = new ArrayList<>();
    for (Image image : images) {
      if (left > limit) {
        goes.add(image);
        left -= live.containsKey(image.current()) ? 0 : image.bytes();
      }
    }
    return goes;
  }

  private Predicate<Image> olderThan() {
    int days = age.given().orElseThrow();
    if (days < 0) {
      throw CliFailure.usage("--age cannot be " + days, "give a number of days from 0");
    }
    Instant border = Instant.now().minus(Duration.ofDays(days));
    return image -> image.lastUse().isBefore(border);
  }

  private static Predicate<Image> unusedBy(Plan plan) {
    Set<Path> used =
        ImageArtifact.of(plan, Version.current(), Images.content()).stream()
            .flatMap(made -> Stream.of(made.base(), made.prepared()))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return image -> !used.contains(image.file());
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw CliFailure.usage(
          "--max-size cannot be '" + text + "'", "give a number of bytes, or one such as 500G");
    }
    int power = "KMGT".indexOf(size.group(2).isEmpty() ? "-" : size.group(2)) + 1;
    return Long.parseLong(size.group(1)) << (10 * power);
  }
}
