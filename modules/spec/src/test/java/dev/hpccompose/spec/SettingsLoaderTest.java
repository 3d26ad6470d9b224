package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/u", "USER", "u");

  @TempDir Path directory;

  private SettingsResult load(String yaml) {
    Path file = directory.resolve(ProjectSettings.FILE_NAME);
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    SettingsResult result = SettingsLoader.load(file, ENVIRONMENT);
    assertThat(SettingsLoader.check(file, yaml, ENVIRONMENT)).isEqualTo(result);
    return result;
  }

  private ProjectSettings good(String yaml) {
    SettingsResult result = load(yaml);
    assertThat(result.diagnostics()).isEmpty();
    return result.settings().orElseThrow();
  }

  /** The only finding, without the directory's name. */
  private String finding(String yaml) {
    SettingsResult result = load(yaml);
    assertThat(result.settings()).isEmpty();
    assertThat(result.diagnostics()).hasSize(1);
    return DiagnosticText.render(result.diagnostics().getFirst(), result.sources())
        .replace(directory + "/", "");
  }

  @Test
  @DisplayName("settings hold a cache directory for each profile and one for the others (S-106)")
  void readsAllKeys() {
    ProjectSettings settings =
        good(
            """
            default_profile: dev
            cache_dir: /shared/all
            profiles:
              dev: {cache_dir: /shared/dev}
              plain: {}
            """);
    assertThat(settings.defaultProfile().map(Located::value)).contains("dev");
    assertThat(settings.cacheDir().map(Located::value)).contains(Path.of("/shared/all"));
    assertThat(settings.names()).isEqualTo(List.of("dev", "plain"));
    assertThat(settings.profile("dev").orElseThrow().cacheDir().orElseThrow().span().line())
        .isEqualTo(4);
    assertThat(settings.profile("plain").orElseThrow().cacheDir()).isEmpty();
    assertThat(settings.profile("no")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/shared/$USER/c, /shared/u/c",
    "${HOME}/c, /home/u/c",
    "~/c, /home/u/c",
    "${SITE:-/scratch}/c, /scratch/c",
    "/srv/$TEAM, /srv/blue",
  })
  @DisplayName("paths follow the rules of x-slurm.cache_dir, and .env lies beside the file (S-106)")
  void resolvesPaths(String written, Path expected) throws IOException {
    Files.writeString(directory.resolve(".env"), "TEAM=blue\n");
    assertThat(good("cache_dir: " + written + "\n").cacheDir().orElseThrow().value())
        .isEqualTo(expected);
  }

  @Test
  void relativePathsCountFromTheFile() {
    assertThat(good("cache_dir: cache\n").cacheDir().orElseThrow().value())
        .isEqualTo(directory.resolve("cache"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# cache_dir: /shared\n", "profiles: {}\n"})
  void settingsMaySayNothing(String yaml) {
    ProjectSettings settings = good(yaml);
    assertThat(settings.cacheDir()).isEmpty();
    assertThat(settings.profiles()).isEmpty();
  }

  @Test
  void aKeyThatIsMisspeltIsRefusedWithItsPlace() {
    assertThat(finding("profiles:\n  dev:\n    cache-dir: /c\n"))
        .contains("hpc-compose.settings.yaml:3:5", "[E0102]")
        .contains("unknown key 'cache-dir' in profile 'dev'")
        .contains("did you mean 'cache_dir'?");
    assertThat(finding("include: other.yaml\n")).contains("unknown key 'include' at the top level");
  }

  @Test
  void aDefaultProfileMustExist() {
    assertThat(finding("default_profile: dve\nprofiles: {dev: {cache_dir: /c}}\n"))
        .contains("there is no profile 'dve' in 'profiles'", "did you mean 'dev'?");
    assertThat(finding("default_profile: dev\n")).contains("define it below 'profiles'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'*'", "'a,b'", "'a b'", "'../x'"})
  void aNameMustBeOneThatACommandLineCanGive(String name) {
    assertThat(finding("profiles: {" + name + ": {cache_dir: /c}}\n"))
        .contains("cannot be the name of a profile");
  }

  @Test
  void whatIsNoMappingIsRefused() {
    assertThat(finding("- a\n")).contains("the settings must be a mapping, not a list");
    assertThat(finding("profiles: [dev]\n")).contains("must be a mapping of profile names");
    assertThat(finding("profiles: {dev: }\n")).contains("profile 'dev' has no value");
    assertThat(finding("cache_dir: $NOWHERE/c\n")).contains("'NOWHERE' is not set");
  }
}
