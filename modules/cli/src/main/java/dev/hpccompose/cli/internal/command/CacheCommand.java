package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.CacheText;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.ImageStore;
import dev.hpccompose.runtime.Images;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code cache}. */
final class CacheCommand implements CliCommand {

  /** What to do with the cache. */
  enum Action {
    /** Show what is there. */
    list,
    /** Remove what nobody needs. */
    prune
  }

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final PositionalParamSpec action =
      PositionalParamSpec.builder()
          .type(Action.class)
          .index("0")
          .arity("1")
          .paramLabel("list|prune")
          .description("Show the images in the cache, or remove some.")
          .build();
  private final OptionSpec cacheDir =
      Options.value(Path.class, "DIR", 20, "The cache directory, without a spec.", "--cache-dir");
  private final OptionSpec age =
      Options.value(Integer.class, "DAYS", 21, "Remove images older than this.", "--age");
  private final OptionSpec unused =
      Options.flag(22, "Remove images that the spec named with -f does not use.", "--all-unused");
  private final OptionSpec dryRun = Options.flag(23, "Only say what would go.", "--dry-run");

  private @Nullable Plan plan;

  CacheCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    command.addPositional(action);
    spec.declare(command);
    command.addOption(cacheDir);
    command.addOption(age);
    command.addOption(unused);
    command.addOption(dryRun);
  }

  @Override
  public Integer call() throws IOException {
    Action wanted = action.getValue();
    switch (wanted) {
      case list -> console.out().print(CacheText.list(console, store().list()));
      case prune -> prune();
    }
    return ExitCode.SUCCESS;
  }

  private void prune() throws IOException {
    if (Options.isSet(unused) == (age.getValue() != null)) {
      throw CliFailure.usage(
          "prune needs one of --age and --all-unused", "such as 'cache prune --age 14'");
    }
    Predicate<ImageStore.Image> goes =
        Options.isSet(unused) ? unused() : olderThan(Duration.ofDays(days()));
    ImageStore store = store();
    List<ImageStore.Image> removable = store.list().stream().filter(goes).toList();
    if (!Options.isSet(dryRun)) {
      store.remove(removable);
    }
    console.out().print(CacheText.removed(console, removable, Options.isSet(dryRun)));
  }

  private int days() {
    Integer days = age.getValue();
    if (days < 0) {
      throw CliFailure.usage("--age cannot be " + days, "give a number of days from 0");
    }
    return days;
  }

  private static Predicate<ImageStore.Image> olderThan(Duration limit) {
    Instant border = Instant.now().minus(limit);
    return image -> image.written().isBefore(border);
  }

  /** What one spec does not use may be of use to another: it must be named. */
  private Predicate<ImageStore.Image> unused() {
    if (!spec.isGiven()) {
      throw CliFailure.usage(
          "--all-unused needs the spec whose images stay", "name it with -f FILE");
    }
    Set<Path> used =
        ImageArtifact.of(plan(), Version.current(), Images.content()).stream()
            .flatMap(made -> Stream.of(made.base(), made.prepared()))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return image -> !used.contains(image.file());
  }

  private ImageStore store() {
    Path given = cacheDir.getValue();
    return new ImageStore(
        given == null ? plan().cacheDir() : console.directory().resolve(given).normalize());
  }

  /** The plan, made once: making it tells what there is to tell about the spec. */
  private Plan plan() {
    if (plan == null) {
      plan = spec.load(console).planOrFail(console);
    }
    return plan;
  }
}
