package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing project settings. */
class SetupTest {

  @TempDir(factory = SharedPlace.class)
  Path directory;

  private Path cache;
  private Path settings;

  @BeforeEach
  void aCache() throws IOException {
    directory = directory.toRealPath();
    cache = Files.createDirectory(directory.resolve("cache"));
    settings = directory.resolve("hpc-compose.settings.yaml");
  }

  private Shell.Result run(String... words) {
    return new Shell(directory).run(Map.of("HOME", directory.toString()), words);
  }

  /** The command of the manual. */
  private Shell.Result setup(String profile) {
    return run(
        "setup",
        "--profile-name",
        profile,
        "--cache-dir",
        cache.toString(),
        "--default-profile",
        profile,
        "--non-interactive");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("setup records a cache directory, and says what comes next (S-105)")
  void records() throws IOException {
    Shell.Result written = setup("dev");
    assertThat(written.exitCode()).isZero();
    assertThat(written.err())
        .isEqualTo(
            """
            settings written to hpc-compose.settings.yaml
              profile dev caches images in %s
              the default profile is dev
            next: hpc-compose doctor
            """
                .formatted(cache));
    assertThat(settings)
        .hasContent(
            """
            # hpc-compose: settings for all specs from here downwards
            default_profile: dev
            profiles:
              dev:
                cache_dir: %s
            """
                .formatted(cache));
    assertThat(files()).containsExactly("cache", "hpc-compose.settings.yaml");
    assertThat(run("cache", "list").err()).contains("cache (profile 'dev' of hpc-compose.settings");
  }

  @Test
  @DisplayName("the same setup again writes nothing, and other profiles stay (S-105)")
  void isIdempotent() throws IOException {
    setup("dev");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-rw----"));
    Object before = Files.getAttribute(settings, "unix:ino");
    assertThat(setup("dev").err()).startsWith("hpc-compose.settings.yaml says so already\n");
    assertThat(Files.getAttribute(settings, "unix:ino")).isEqualTo(before);
    Shell.Result more =
        run("setup", "--profile-name", "prod", "--cache-dir", "cache", "--non-interactive");
    assertThat(more.err()).endsWith("next: hpc-compose doctor --profile prod\n");
    assertThat(settings).content().contains("dev:\n", "prod:\n", "default_profile: dev");
    assertThat(Files.getPosixFilePermissions(settings))
        .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
  }

  @Test
  @DisplayName("several at once lose nothing of one another (S-105)")
  void atOnce() throws IOException {
    List<Shell.Result> results =
        IntStream.range(0, 8).parallel().mapToObj(i -> setup("p" + i)).toList();
    assertThat(results).allMatch(result -> result.exitCode() == 0, "exit code 0");
    String text = Files.readString(settings);
    IntStream.range(0, 8).forEach(i -> assertThat(text).contains("\n  p" + i + ":\n"));
    assertThat(files()).containsExactly("cache", "hpc-compose.settings.yaml");
  }

  @Test
  @DisplayName("settings of a directory above are changed where they are, also by a link (S-105)")
  void changesWhatIsThere() throws IOException {
    setup("dev");
    Path shared = directory.resolve("shared.yaml");
    Files.move(settings, shared);
    Files.createSymbolicLink(settings, shared);
    Path below = Files.createDirectory(directory.resolve("below"));
    Shell.Result result =
        new Shell(below)
            .run(
                Map.of("HOME", directory.toString()),
                "setup",
                "--cache-dir",
                "../cache",
                "--non-interactive");
    assertThat(result.err()).contains("all profiles caches images in");
    assertThat(settings).isSymbolicLink();
    assertThat(shared).content().endsWith("\ncache_dir: " + cache + "\n");
    assertThat(below).isEmptyDirectory();
  }

  @Test
  @DisplayName("a directory that cannot serve is refused, and nothing is made (S-105, D-1)")
  void refusesDirectories() throws IOException {
    Files.writeString(directory.resolve("file"), "");
    for (String place : List.of("nowhere", "file", "/tmp", "/dev/shm/x", "$NOWHERE/x")) {
      Shell.Result refused = run("setup", "--cache-dir", place, "--non-interactive");
      assertThat(refused.exitCode()).as(place).isEqualTo(place.startsWith("$") ? 2 : 3);
      assertThat(refused.err()).contains("hint: ");
    }
    assertThat(run("setup", "--cache-dir", "nowhere").err()).contains("mkdir -p " + directory);
    assertThat(files()).containsExactly("cache", "file");
  }

  @Test
  @DisplayName("variables stay variables (S-105)")
  void keepsVariables() {
    Shell.Result result = run("setup", "--cache-dir", "$HOME/cache", "--non-interactive");
    assertThat(result.err()).contains("caches images in " + cache);
    assertThat(settings).content().endsWith("\ncache_dir: $HOME/cache\n");
  }

  @Test
  @DisplayName("where nobody can be asked, it says what is missing (S-105)")
  void missingOptions() throws IOException {
    for (String[] words :
        new String[][] {{"setup"}, {"setup", "--profile-name", "dev", "--non-interactive"}}) {
      Shell.Result refused = run(words);
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("setup needs --cache-dir", "--profile-name dev");
    }
    assertThat(run("setup", "--default-profile", "dve").err()).contains("no profile 'dve'");
    setup("dev");
    assertThat(run("setup", "--default-profile", "dve").err()).contains("did you mean 'dev'?");
    assertThat(run("setup", "--default-profile", "dev").exitCode()).isZero();
    assertThat(files()).containsExactly("cache", "hpc-compose.settings.yaml");
  }

  @Test
  @DisplayName("what it cannot keep, and what is broken, it leaves as it is (S-105)")
  void leavesAlone() throws IOException {
    String braces = "profiles: {old: {cache_dir: /old}} # ours\n";
    Files.writeString(settings, braces);
    Shell.Result refused = setup("dev");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("cannot keep", "cache_dir: " + cache);
    assertThat(settings).hasContent(braces);
    Files.writeString(settings, "profile: {}\n");
    assertThat(setup("dev").err()).contains("[E0102]", "did you mean 'profiles'?");
    assertThat(files()).containsExactly("cache", "hpc-compose.settings.yaml");
  }
}
