package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which cache directory project settings give to a command. */
class SettingsTest {

  private static final String SETTINGS =
      """
      default_profile: usual
      cache_dir: caches/all
      profiles:
        usual: {cache_dir: caches/usual}
        dev: {cache_dir: caches/dev}
        twin: {cache_dir: caches/dev}
        plain: {}
      """;

  private static final String SPEC =
      "services: {a: {image: \"redis:7\", profiles: [gpu]}, b: {image: \"redis:7\"}}\n";
  private static final String OLD = "a".repeat(64) + ".sqsh";

  @TempDir(factory = SharedPlace.class)
  Path home;

  private Path directory;
  private Shell shell;

  @BeforeEach
  void aProject() throws IOException {
    home = home.toRealPath();
    directory = Files.createDirectories(home.resolve("project/specs"));
    shell = new Shell(directory);
    Files.writeString(home.resolve("project/hpc-compose.settings.yaml"), SETTINGS);
  }

  private Shell.Result run(String... words) {
    return run(Map.of(), words);
  }

  private Shell.Result run(Map<String, String> more, String... words) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("HOME", home.toString());
    return shell.run(environment, words);
  }

  private Path cache(String name) {
    return home.resolve("project/caches").resolve(name);
  }

  private Path oldImage(String name) throws IOException {
    Path base = Files.createDirectories(cache(name).resolve("base"));
    Path image = Files.writeString(base.resolve(OLD), "image");
    return Files.setLastModifiedTime(
        image, FileTime.from(Instant.now().minus(Duration.ofDays(20))));
  }

  private void spec(String yaml) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), yaml);
  }

  private static JsonNode json(Shell.Result result) {
    assertThat(result.exitCode()).as(result.err()).isZero();
    return JsonMapper.shared().readTree(result.out());
  }

  private void unsafe() throws IOException {
    Files.writeString(
        home.resolve("project/hpc-compose.settings.yaml"),
        "profiles: {dev: {cache_dir: /tmp/c}}\n");
  }

  @Test
  @DisplayName("S-104: cache prune takes the directory of the profile, and needs no spec")
  void prunesTheCacheOfAProfile() throws IOException {
    Path goes = oldImage("dev");
    Path stays = oldImage("usual");
    Shell.Result pruned = run("--profile", "dev", "cache", "prune", "--age", "14");
    assertThat(pruned.exitCode()).isZero();
    assertThat(pruned.out()).endsWith("removed 1 image, 5 B\n");
    assertThat(pruned.err()).contains("profile 'dev' of ", "hpc-compose.settings.yaml");
    assertThat(goes).doesNotExist();
    assertThat(stays).exists();
    assertThat(run("cache", "prune", "--age", "14").out()).endsWith("removed 1 image, 5 B\n");
    assertThat(stays).doesNotExist();
  }

  @Test
  @DisplayName("S-104: a profile is meant where it is named, also beside a spec with its own cache")
  void aProfileIsMeantWhereItIsNamed() throws IOException {
    spec("x-slurm: {cache_dir: own}\n" + SPEC);
    assertThat(directory("--profile", "dev", "cache", "list")).isEqualTo(cache("dev").toString());
    assertThat(directory("--profile", "dev", "cache", "list", "-f", "compose.yaml"))
        .isEqualTo(directory.resolve("own").toString());
    assertThat(directory("cache", "list")).isEqualTo(directory.resolve("own").toString());
  }

  private String directory(String... words) {
    String[] asked = Arrays.copyOf(words, words.length + 1);
    asked[words.length] = "--json";
    Shell.Result result = run(asked);
    assertThat(Schema.parse(Schemas.of("cache").orElseThrow()).violations(result.out())).isEmpty();
    return json(result).path("directory").asString();
  }

  @Test
  @DisplayName("S-104: a profile without settings is refused before anything is removed")
  void anUnknownProfileRemovesNothing() throws IOException {
    Path stays = oldImage("usual");
    Shell.Result refused = run("--profile", "dve", "cache", "prune", "--age", "14");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("there is no profile 'dve' in ", "did you mean 'dev'?");
    assertThat(run("cache", "list", "--profile", "elsewhere").err())
        .contains("it has: usual, dev, twin, plain");
    assertThat(stays).exists();
    Files.delete(home.resolve("project/hpc-compose.settings.yaml"));
    assertThat(run("--profile", "dev", "cache", "prune", "--age", "14").err())
        .contains("there is no hpc-compose.settings.yaml here or above", "hpc-compose setup");
  }

  @ParameterizedTest
  @CsvSource({
    "'--profile dev', '', caches/dev, profile",
    "'--profile gpu --profile dev', '', caches/dev, profile",
    "'--profile dev --profile twin', '', caches/dev, profile",
    "'--profile gpu', '', caches/usual, profile",
    "'--profile plain', '', caches/all, settings",
    "'--profile dev', usual, caches/dev, profile",
    "'', 'gpu,dev', caches/dev, profile",
    "'', 'nobody', caches/usual, profile",
    "'', '', caches/usual, profile",
  })
  @DisplayName("S-106: profile, then default profile, then the settings for all")
  void precedence(String options, String variable, String directory, String kind)
      throws IOException {
    spec(SPEC);
    for (String command : List.of("plan", "inspect", "config")) {
      String words = (options + " " + command + " --json").strip();
      Shell.Result result = run(Map.of("COMPOSE_PROFILES", variable), words.split(" "));
      assertThat(Schema.parse(Schemas.of(command).orElseThrow()).violations(result.out()))
          .isEmpty();
      JsonNode document = json(result);
      assertThat(document.path("cache_dir").asString())
          .isEqualTo(home.resolve("project").resolve(directory).toString());
      assertThat(document.path("cache_origin").path("kind").asString()).isEqualTo(kind);
      assertThat(document.path("cache_origin").path("file").asString())
          .endsWith("project/hpc-compose.settings.yaml");
    }
  }

  @Test
  @DisplayName("S-106: the spec comes first, and $HOME/.cache/hpc-compose last")
  void bothEnds() throws IOException {
    spec("x-slurm: {cache_dir: own}\n" + SPEC);
    assertThat(run("--profile", "dev", "plan").out())
        .contains("cache      own (x-slurm.cache_dir)");
    spec(SPEC);
    assertThat(run("--profile", "dev", "inspect").out())
        .contains("(profile 'dev' of ", "hpc-compose.settings.yaml)\n");
    assertThat(run("--profile", "dev", "config").out()).contains("# cache: ", "(profile 'dev' of ");
    Files.delete(home.resolve("project/hpc-compose.settings.yaml"));
    JsonNode plan = json(run("plan", "--json"));
    assertThat(plan.path("cache_dir").asString())
        .isEqualTo(home.resolve(".cache/hpc-compose").toString());
    assertThat(plan.path("cache_origin").path("kind").asString()).isEqualTo("default");
    Files.delete(directory.resolve("compose.yaml"));
    assertThat(run("cache", "list").err()).contains(".cache/hpc-compose (the default)");
  }

  @Test
  @DisplayName("S-106: the nearest settings count, and none above the home directory")
  void looksUpwards() throws IOException {
    spec(SPEC);
    Files.writeString(home.resolve("hpc-compose.settings.yaml"), "cache_dir: of-home\n");
    assertThat(run("plan").out()).contains("profile 'usual'");
    Files.delete(home.resolve("project/hpc-compose.settings.yaml"));
    assertThat(run("plan").out()).contains("of-home");
    Map<String, String> below = Map.of("HOME", home.resolve("project").toString());
    assertThat(shell.run(below, "plan").out()).contains("(the default)");
  }

  @Test
  @DisplayName("a profile switches services on and chooses settings; a default one only the latter")
  void oneNamespace() throws IOException {
    spec(SPEC.replace("gpu", "dev"));
    assertThat(run("--profile", "dev", "config", "--services").out()).isEqualTo("a\nb\n");
    assertThat(run("--profile", "dev", "plan").out()).contains("profile 'dev' of");
    spec(SPEC.replace("gpu", "usual"));
    assertThat(run("config", "--services").out()).isEqualTo("b\n");
    assertThat(run("plan").out()).contains("profile 'usual' of");
  }

  @Test
  @DisplayName("profiles that name different directories are refused, unless the spec names one")
  void conflicts() throws IOException {
    spec(SPEC);
    String[] both = {"--profile", "dev", "--profile", "usual", "plan"};
    Shell.Result refused = run(both);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("the profiles 'dev' and 'usual' of ", "name different cache directories");
    spec("x-slurm: {cache_dir: own}\n" + SPEC);
    assertThat(run(both).exitCode()).isZero();
  }

  @Test
  @DisplayName("an unknown profile is warned of where it was typed, and only there")
  void unknownProfiles() throws IOException {
    spec(SPEC);
    Shell.Result warned = run("--profile", "dve", "validate");
    assertThat(warned.exitCode()).isZero();
    assertThat(warned.err()).contains("[W0702]", "the profile 'dve' does nothing", "'dev'?");
    assertThat(run("--profile", "gpo", "validate").err()).contains("did you mean 'gpu'?");
    assertThat(run("--profile", "*", "validate").err()).isEmpty();
    assertThat(run(Map.of("COMPOSE_PROFILES", "dve"), "validate").err()).isEmpty();
  }

  @Test
  @DisplayName("D-1: an unsafe directory is warned of and refused with its place in the settings")
  void unsafeDirectories() throws IOException {
    spec(SPEC);
    unsafe();
    Shell.Result valid = run("--profile", "dev", "validate");
    assertThat(valid.exitCode()).isZero();
    assertThat(valid.err())
        .contains("[W0601]", "hpc-compose.settings.yaml:1:29", "profiles: {dev: {cache_dir:");
    Shell.Result refused = run("--profile", "dev", "prepare");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains("/tmp/c is not visible from other nodes", "hpc-compose.settings.yaml:1:29");
    assertThat(run("--profile", "dev", "preflight").out())
        .contains("/tmp/c (profile 'dev' of ", "hpc-compose.settings.yaml:1:29");
  }

  @Test
  @DisplayName("settings with an error stop those who need them, and nobody else")
  void brokenSettings() throws IOException {
    Files.writeString(home.resolve("project/hpc-compose.settings.yaml"), "cash_dir: /c\n");
    spec(SPEC);
    Shell.Result refused = run("plan");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("[E0102]", "did you mean 'cache_dir'?", "1 | cash_dir: /c");
    assertThat(run("validate", "--json").out()).contains("\"valid\": false", "E0102");
    assertThat(run("cache", "list", "--cache-dir", "x").exitCode()).isZero();
    assertThat(run("doctor").err()).contains("[E0102]");
    spec("x-slurm: {cache_dir: own}\n" + SPEC);
    assertThat(run("plan").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hpc-compose.settings.yaml", "."})
  @DisplayName("settings that a stranger could have written are passed over with a warning")
  void strangers(String open) throws IOException {
    spec(SPEC);
    Path place = home.resolve("project").resolve(open).normalize();
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
    boolean own = open.equals(".");
    Shell.Result plan = run("plan");
    assertThat(plan.out()).contains(own ? "profile 'usual'" : "(the default)");
    assertThat(plan.err().contains("is not used: everybody may write to it")).isEqualTo(!own);
  }

  @Test
  @DisplayName("S-104: doctor looks at the cache directory of a profile")
  void doctor() {
    assertThat(run("doctor", "--profile", "dev").out()).contains("(profile 'dev' of ");
    assertThat(run("doctor", "--profile", "dve").exitCode()).isEqualTo(2);
  }
}
