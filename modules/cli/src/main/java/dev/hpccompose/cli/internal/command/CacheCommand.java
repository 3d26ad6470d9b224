package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.CacheJson;
import dev.hpccompose.cli.internal.output.CacheText;
import dev.hpccompose.cli.internal.output.ImageFile;
import dev.hpccompose.images.ImageStore;
import dev.hpccompose.images.ImageStore.Image;
import dev.hpccompose.images.ImageUses;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.status.ImagesInUse;
import dev.hpccompose.runtime.status.Scheduling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code cache}. */
final class CacheCommand implements CliCommand {

  /** What to do with the cache. */
  enum Action {
    /** Show what is there. */
    list,
    /** Show what the services of a spec will get. */
    inspect,
    /** Remove what nobody needs. */
    prune
  }

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final Option<Action> action =
      Option.positional(
          Action.class,
          PositionalParamSpec.builder()
              .index("0")
              .arity("1")
              .paramLabel("list|inspect|prune")
              .description("Show the images in the cache or those of the spec, or remove some."));
  private final Option<String> service =
      Option.of(String.class, "NAME", 19, "Inspect only this service.", "--service");
  private final Option<Path> cacheDir =
      Option.of(Path.class, "DIR", 20, "The cache directory, without a spec.", "--cache-dir");
  private final PruneOptions prune = new PruneOptions();
  private final FormatOption format = new FormatOption();

  private @Nullable Plan plan;

  CacheCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    Argument.declare(command, action);
    spec.declare(command);
    Argument.declare(command, service, cacheDir);
    prune.declare(command);
    format.declare(command);
  }

  @Override
  public Integer call() throws IOException {
    switch (action.given().orElseThrow()) {
      case list -> list();
      case inspect -> inspect();
      case prune -> prune();
    }
    return ExitCode.SUCCESS;
  }

  private void list() throws IOException {
    CacheDirectory directory = told();
    List<Image> images = new ImageStore(directory.path()).list();
    console
        .out()
        .print(
            format.isJson()
                ? CacheJson.of(directory, images, Map.of())
                : CacheText.list(console, images));
  }

  private void inspect() {
    Map<String, List<ImageFile>> files = new TreeMap<>(ImageFiles.of(plan(), Version.current()));
    if (service.given().isPresent()) {
      String only = service.given().get();
      if (!files.containsKey(only)) {
        throw CliFailure.usage(
            "there is no service '" + only + "' with an image",
            Spelling.hint(
                only,
                List.copyOf(files.keySet()),
                "services with images: " + String.join(", ", files.keySet())));
      }
      files.keySet().retainAll(List.of(only));
    }
    console
        .out()
        .print(format.isJson() ? CacheJson.inspected(files) : CacheText.inspected(console, files));
  }

  private void prune() throws IOException {
    prune.check(spec.isGiven());
    CacheDirectory directory = told();
    ImageStore store = new ImageStore(directory.path());
    Map<Path, String> live =
        ImagesInUse.of(
            new ImageUses(store.directory()),
            Scheduling.anew(console.environment()),
            InstantSource.system(),
            !prune.isRehearsal());
    Pruning pruning = prune.choose(store.list(), live, this::plan);
    if (!prune.isRehearsal()) {
      pruning = pruning.without(store.remove(pruning.goes()), "it is being made again");
      store.sweep();
    }
    CacheText.kept(console, pruning.kept()).forEach(console.err()::println);
    console
        .out()
        .print(
            format.isJson()
                ? CacheJson.of(directory, pruning.goes(), pruning.kept())
                : CacheText.removed(console, pruning.goes(), prune.isRehearsal()));
  }

  /** The cache directory, after people were told which one it is. */
  private CacheDirectory told() {
    CacheDirectory directory = directory();
    if (!format.isJson()) {
      console.err().println("cache: " + CacheText.directory(console, directory));
    }
    return directory;
  }

  private CacheDirectory directory() {
    if (cacheDir.given().isPresent()) {
      return CacheDirectory.given(console.directory().resolve(cacheDir.given().get()).normalize());
    }
    // who names a profile and no spec means the profile: S-104
    boolean ofSpec = spec.isGiven() || (spec.typedProfiles().isEmpty() && spec.isThere(console));
    return ofSpec ? plan().cache() : spec.project(console).cache();
  }

  /** The plan, made once: making it tells what there is to tell about the spec. */
  private Plan plan() {
    if (plan == null) {
      plan = spec.load(console).planOrFail(console);
    }
    return plan;
  }
}
