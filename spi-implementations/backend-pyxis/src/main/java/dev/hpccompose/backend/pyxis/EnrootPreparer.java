package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.system.process.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prepares images with Enroot. */
final class EnrootPreparer implements ImagePreparer {

  private static final String NAME = "enroot";
  private static final Duration LONG = Duration.ofHours(6);
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final Duration REMOVAL = Duration.ofMinutes(30);
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.[0-9.]+");

  private final Map<String, String> environment;
  private @Nullable String version;

  EnrootPreparer(Map<String, String> environment) {
    this.environment = withDefaults(environment);
  }

  private static Map<String, String> withDefaults(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>(given);
    // curl waits as long as a registry asks for, but Enroot has it give up at once
    environment.putIfAbsent("ENROOT_TRANSFER_RETRIES", "3");
    // hooks of a site look for a driver that login nodes do not have
    environment.putIfAbsent("NVIDIA_VISIBLE_DEVICES", "void");
    return Map.copyOf(environment);
  }

  @Override
  public Optional<String> unavailable() {
    return program().isPresent()
        ? Optional.empty()
        : Optional.of("the tool '" + NAME + "' was not found on this machine");
  }

  @Override
  public String tool() {
    return NAME + " " + version();
  }

  @Override
  public ToolCall importing(String reference, Path target) {
    String argument = EnrootReference.of(reference, major(), knowsHub());
    Map<String, String> variables =
        EnrootReference.isOfThisMachine(reference) ? Map.of("ENROOT_ALLOW_HTTP", "y") : Map.of();
    return call(LONG, List.of("import", "--output", target.toString(), argument), variables);
  }

  @Override
  public ToolCall creating(Path image, String container) {
    return call(LONG, "create", "--name", container, image.toString());
  }

  @Override
  public ToolCall running(Preparation preparation, String command, String container, Path scratch) {
    return new PreparationStep(preparation, container, scratch).of(command, this::call, LONG);
  }

  @Override
  public ToolCall exporting(String container, Path target) {
    return call(LONG, "export", "--output", target.toString(), container);
  }

  @Override
  public ToolCall removing(String container) {
    return call(REMOVAL, "remove", "--force", container);
  }

  @Override
  public List<String> containers() {
    Tool.Result listed = run("list");
    return listed.succeeded() ? listed.out().lines().toList() : List.of();
  }

  @Override
  public String lookingInside(String container) {
    return NAME + " start --root --rw " + container + " sh";
  }

  @Override
  public Optional<ImageConfig> config(Path image, Path scratch) {
    return new ImageFiles(environment, scratch).config(image);
  }

  @Override
  public RegistryAccess registries() {
    boolean plainHttp = !environment.getOrDefault("ENROOT_ALLOW_HTTP", "").isEmpty();
    return new RegistryAccess(Credentials.of(environment).logins(), Optional.empty(), plainHttp);
  }

  private boolean knowsHub() {
    return Credentials.of(environment).seen().contains(EnrootReference.HUB);
  }

  private synchronized String version() {
    String known = version;
    if (known == null) {
      Matcher number = VERSION.matcher(run("version").out());
      known = number.find() ? number.group() : "of an unknown version";
      version = known;
    }
    return known;
  }

  /** Whoever does not tell is taken for a new one: the old form of a digest is its exception. */
  private int major() {
    Matcher number = VERSION.matcher(version());
    return number.find() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
  }

  private Tool.Result run(String verb) {
    return new Tool(List.of(path(), verb), Path.of("/"), environment, SHORT).run();
  }

  private ToolCall call(Duration timeout, String... words) {
    return call(timeout, List.of(words), Map.of());
  }

  private ToolCall call(Duration timeout, List<String> words, Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new ToolCall(Stream.concat(Stream.of(path()), words.stream()).toList(), all, timeout);
  }

  private String path() {
    return program().map(Path::toString).orElse(NAME);
  }

  private Optional<Path> program() {
    return Tool.find(NAME, environment);
  }
}
