package dev.hpccompose.backend.apptainer;

import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.system.process.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prepares images with Apptainer or Singularity: what is unpacked is a directory, which they call a
 * sandbox.
 */
final class SifPreparer implements ImagePreparer {

  private static final Duration LONG = Duration.ofHours(6);
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final Duration REMOVAL = Duration.ofMinutes(30);
  private static final Pattern VERSION = Pattern.compile("\\d+\\.[0-9.]+");

  /** What an image forbids its owner keeps a directory from being removed. */
  private static final String REMOVE =
      "[ ! -e \"$1\" ] || { chmod -R u+rwX -- \"$1\"; rm -rf -- \"$1\"; }";

  private final SifTool tool;
  private final Map<String, String> environment;
  private final SifPlaces places;
  private @Nullable String version;

  SifPreparer(SifTool tool, Map<String, String> environment) {
    this.tool = tool;
    this.environment = Map.copyOf(environment);
    this.places = new SifPlaces(tool, environment);
  }

  @Override
  public Optional<String> unavailable() {
    return program().isPresent()
        ? Optional.empty()
        : Optional.of("the tool '" + tool.program() + "' was not found on this machine");
  }

  @Override
  public String tool() {
    return tool.program() + " " + version();
  }

  /** The layers are not kept: the cache has the image that is made of them. */
  @Override
  public ToolCall importing(String reference, Path target) {
    List<String> words = new ArrayList<>(List.of("pull"));
    if (places.said("CACHEDIR").isEmpty()) {
      words.add("--disable-cache");
    }
    if (SifReference.isOfThisMachine(reference)) {
      words.add("--no-https");
    }
    words.addAll(List.of(target.toString(), SifReference.of(reference)));
    return call(LONG, words);
  }

  @Override
  public ToolCall creating(Path image, String container) {
    return call(LONG, List.of("build", "--sandbox", sandbox(container), image.toString()));
  }

  @Override
  public ToolCall running(Preparation preparation, String command, String container, Path scratch) {
    return new SandboxStep(tool, preparation, path(), sandbox(container))
        .of(command, environment, LONG);
  }

  @Override
  public ToolCall exporting(String container, Path target) {
    return call(LONG, List.of("build", target.toString(), sandbox(container)));
  }

  @Override
  public ToolCall removing(String container) {
    List<String> argv = List.of("/bin/sh", "-c", REMOVE, "sh", sandbox(container));
    return new ToolCall(argv, environment, REMOVAL);
  }

  @Override
  public List<String> containers() {
    String[] names = places.temporary().toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  @Override
  public String lookingInside(String container) {
    return tool.program() + " shell --writable " + sandbox(container);
  }

  @Override
  public Optional<ImageConfig> config(Path image, Path scratch) {
    return new SifFile(this::run, image).config();
  }

  @Override
  public boolean startsInWorkingDir() {
    return false;
  }

  @Override
  public RegistryAccess registries() {
    return places.access();
  }

  private String sandbox(String container) {
    return places.temporary().resolve(container).toString();
  }

  private synchronized String version() {
    String known = version;
    if (known == null) {
      Matcher number = VERSION.matcher(run(List.of("--version")).out());
      known = number.find() ? number.group() : "of an unknown version";
      version = known;
    }
    return known;
  }

  private Tool.Result run(List<String> words) {
    return new Tool(argv(words), Path.of("/"), environment, SHORT).run();
  }

  private ToolCall call(Duration timeout, List<String> words) {
    return new ToolCall(argv(words), environment, timeout);
  }

  private List<String> argv(List<String> words) {
    return Stream.concat(Stream.of(path()), words.stream()).toList();
  }

  private String path() {
    return program().map(Path::toString).orElse(tool.program());
  }

  private Optional<Path> program() {
    return Tool.find(tool.program(), environment);
  }
}
