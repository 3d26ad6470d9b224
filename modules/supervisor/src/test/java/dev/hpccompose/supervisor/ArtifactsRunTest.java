package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.CollectedBundle;
import dev.hpccompose.events.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ArtifactsRunTest {

  private record Bundle(String name, List<String> patterns) {}

  private static final String MAKE =
      """
      cd "$HPC_COMPOSE_JOB_DIR" && mkdir -p out/deep/er out/.secret && cd out
      echo one >a.pt; echo two >deep/b.pt; echo three >deep/er/c.pt; echo four >.hidden.pt
      echo five >.secret/d.pt; echo six >x1; echo seven >x9
      """;

  @TempDir private Path directory;

  @Test
  @DisplayName("S-163 without the block nothing is collected")
  void nothing_is_collected_without_it() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", "true"));
    assertThat(job.run()).isZero();
    assertThat(job.home().resolve("artifacts")).doesNotExist();
    assertThat(job.facts(ArtifactsCollected.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "always, true, true", "always, false, true",
    "on_success, true, true", "on_success, false, false",
    "on_failure, true, false", "on_failure, false, true"
  })
  @DisplayName("S-164 the outcome decides whether artifacts are collected")
  void the_outcome_decides(String collect, boolean succeeds, boolean collected) {
    ScriptJob job = job(collect, MAKE + (succeeds ? "" : "exit 3"), bundle("default", "out/a.pt"));
    assertThat(job.run()).isEqualTo(succeeds ? 0 : 3);
    assertThat(Files.exists(job.home().resolve("artifacts/manifest.json"))).isEqualTo(collected);
    assertThat(job.facts(ArtifactsCollected.class)).hasSize(collected ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "out/a.pt, out/a.pt",
    "out/*.pt, out/.hidden.pt out/a.pt",
    "out/**/*.pt, out/.hidden.pt out/.secret/d.pt out/a.pt out/deep/b.pt out/deep/er/c.pt",
    "out/**/er/*, out/deep/er/c.pt",
    "out/x?, out/x1 out/x9",
    "out/x[0-8], out/x1",
    "out/deep, out/deep/b.pt out/deep/er/c.pt",
    "out/deep/**, out/deep/b.pt out/deep/er/c.pt",
    "out//deep/, out/deep/b.pt out/deep/er/c.pt",
    "out/.*, out/.hidden.pt out/.secret/d.pt",
    "*/x1, out/x1"
  })
  @DisplayName("S-172 patterns, the same everywhere: hidden files are like others")
  void patterns_are_expanded(String pattern, String files) {
    ScriptJob job =
        job("always", MAKE, bundle("default", pattern))
            .with("GLOBIGNORE", "*")
            .with("BASHOPTS", "nocaseglob:extglob");
    assertThat(job.run()).isZero();
    assertThat(payload(job, "default")).containsExactly(files.split(" "));
    assertThat(paths(job)).containsExactlyInAnyOrder(files.split(" "));
  }

  @Test
  @DisplayName("S-173, S-174 manifest and payload: name, size and hash of each file")
  void the_manifest_tells_what_was_collected() throws IOException {
    ScriptJob job = job("always", MAKE, bundle("default", "out/a.pt"), bundle("more", "out/*.pt"));
    assertThat(job.run()).isZero();
    assertThat(job.read("artifacts/payload/default/out/a.pt")).isEqualTo("one\n");
    assertThat(job.read("artifacts/payload/more/out/a.pt")).isEqualTo("one\n");
    assertThat(job.read("artifacts/manifest.json"))
        .contains(
            "\"complete\":true",
            "{\"bundle\":\"default\",\"path\":\"out/a.pt\",\"source\":\"/hpc-compose/job/out/a.pt\","
                + "\"size_bytes\":4,\"sha256\":\""
                + sha256("one\n")
                + "\"}",
            "{\"bundle\":\"more\",\"path\":\"out/a.pt\",\"source\":\"/hpc-compose/job/out/*.pt\"",
            "\"warnings\":[]");
    assertThat(job.fact(ArtifactsCollected.class))
        .isEqualTo(
            new ArtifactsCollected(
                List.of(new CollectedBundle("default", 1, 4), new CollectedBundle("more", 2, 9)),
                List.of(),
                Optional.of(sha256(job.read("artifacts/manifest.json")))));
    try (Stream<Path> files = Files.list(job.home().resolve("artifacts"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("manifest.json", "payload");
    }
  }

  @Test
  void links_stay_links_and_are_never_followed() throws IOException {
    Files.createDirectories(directory.resolve("outside"));
    Files.writeString(directory.resolve("outside/secret"), "secret");
    String links =
        "cd \"$HPC_COMPOSE_JOB_DIR\"; mkdir out; echo x >out/real; ln -s real out/link; ln -s"
            + " nowhere out/broken; ln -s ../../../../outside out/away; ln -s ../../../outside top";
    ScriptJob job =
        job("always", links, bundle("default", "out/**", "top/*", "out/away/secret", "top"));
    assertThat(job.run()).isZero();
    Path payload = job.home().resolve("artifacts/payload/default");
    assertThat(Files.readSymbolicLink(payload.resolve("out/link"))).hasToString("real");
    assertThat(Files.readSymbolicLink(payload.resolve("out/broken"))).hasToString("nowhere");
    assertThat(Files.isSymbolicLink(payload.resolve("out/away"))).isTrue();
    assertThat(payload(job, "default"))
        .containsExactly("out/away", "out/broken", "out/link", "out/real", "top");
    assertThat(job.read("artifacts/manifest.json")).contains("\"link\":\"nowhere\"");
    assertThat(job.fact(ArtifactsCollected.class).warnings())
        .containsExactly(
            "top/secret: top is a link, which is not followed",
            "out/away/secret: out/away is a link, which is not followed");
  }

  @Test
  void any_name_is_a_name() {
    String make =
        "cd \"$HPC_COMPOSE_JOB_DIR\"; mkdir out; cd out; touch -- '-n' 'a b' '*' '\"q\\' '$(touch"
            + " pwned)' 'gr\u00fc\u00df' \"$(printf 'line\\n"
            + "feed')\" \"$(printf 'no\\377utf')\"";
    ScriptJob job = job("always", make, bundle("default", "out/*"));
    assertThat(job.run()).isZero();
    assertThat(paths(job))
        .containsExactlyInAnyOrder(
            "out/-n",
            "out/a b",
            "out/*",
            "out/\"q\\",
            "out/$(touch pwned)",
            "out/gr\u00fc\u00df",
            "out/line\nfeed");
    assertThat(job.fact(ArtifactsCollected.class).warnings())
        .containsExactly("out/no?utf: its name is not UTF-8");
  }

  @Test
  @DisplayName("S-173 every problem is a warning, and the job does not fail")
  void problems_are_warnings() {
    String make =
        "cd \"$HPC_COMPOSE_JOB_DIR\"; echo x >good; mkfifo pipe; mkdir -p files; echo s >files/key";
    ScriptJob job =
        job("always", make, bundle("default", "good", "none", "no/*", "pipe", "**", "files/*"));
    assertThat(job.run()).isZero();
    assertThat(job.fact(ArtifactsCollected.class).warnings())
        .contains(
            "none: does not exist",
            "/hpc-compose/job/no/*: matches nothing",
            "pipe: neither a file nor a link");
    assertThat(payload(job, "default")).contains("good").doesNotContain("files/key");
    assertThat(job.fact(AttemptFinished.class).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_payload_that_cannot_be_written_does_not_fail_the_job() {
    ScriptJob job =
        job(
            "always",
            "cd \"$HPC_COMPOSE_JOB_DIR\"; echo x >good; echo >artifacts",
            bundle("d", "good"));
    assertThat(job.run()).isZero();
    assertThat(job.fact(ArtifactsCollected.class).warnings())
        .containsExactly("nothing was collected: the directory cannot be written");
  }

  @Test
  void the_collection_has_no_more_time_than_the_scheduler_leaves() {
    ScriptJob job =
        job("always", "echo up; sleep 60", bundle("default", "logs/*"))
            .leaving(1500)
            .instead("cp() { sleep 60; }");
    try (ScriptJob.Running running = job.start()) {
      running.awaitFile("logs/app.log");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.fact(ArtifactsCollected.class).warnings())
        .containsExactly("not everything was collected: no time was left");
    assertThat(job.read("artifacts/manifest.json")).contains("\"complete\":false");
  }

  @Test
  @DisplayName(
      "S-173 what was copied before the time was over is in the manifest, in the order of the spec")
  void the_first_things_come_first() {
    ScriptJob job =
        job(
                "always",
                "cd \"$HPC_COMPOSE_JOB_DIR\"; echo x >small; truncate -s 70M large last; echo up;"
                    + " sleep 60",
                bundle("first", "small", "large"),
                bundle("second", "l*"))
            .leaving(5000)
            .instead("cp() { [[ $* != *last* ]] || command sleep 60; command cp \"$@\"; }");
    try (ScriptJob.Running running = job.start()) {
      running.await(() -> Optional.of(job.home().resolve("logs/app.log")).filter(f -> written(f)));
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.read("artifacts/manifest.json")).contains("\"complete\":false");
    assertThat(job.fact(ArtifactsCollected.class).bundles())
        .containsExactly(
            new CollectedBundle("first", 2, 2 + (70 << 20)),
            new CollectedBundle("second", 1, 70 << 20));
  }

  private static boolean written(Path file) {
    return Files.exists(file) && ScriptJob.contentOf(file).contains("up");
  }

  @Test
  @DisplayName(
      "S-170, S-171 usual names of a resumed attempt are followed, and never into the collection")
  void the_usual_names_of_an_attempt_are_followed() {
    JobDraft draft =
        JobDraft.of(Draft.of("app", "echo hi"))
            .collects("always")
            .bundle("default", "logs/**")
            .bundle("all", "*")
            .resumes(directory.resolve("shared"));
    ScriptJob job = ScriptJob.of(directory, draft).attempt(1);
    assertThat(job.run()).isZero();
    assertThat(job.read("attempts/1/artifacts/payload/default/logs/app.log")).isEqualTo("hi\n");
    assertThat(job.read("artifacts/manifest.json")).contains("\"attempt\":1");
    assertThat(paths(job))
        .contains("attempts/1/logs/app.log")
        .noneMatch(path -> path.startsWith("artifacts"));
  }

  private ScriptJob job(String collect, String command, Bundle... bundles) {
    JobDraft draft = JobDraft.of(Draft.of("app", command)).collects(collect);
    for (Bundle bundle : bundles) {
      draft = draft.bundle(bundle.name(), bundle.patterns().toArray(String[]::new));
    }
    return ScriptJob.of(directory, draft);
  }

  private static Bundle bundle(String name, String... patterns) {
    return new Bundle(name, List.of(patterns));
  }

  private static List<String> payload(ScriptJob job, String bundle) {
    Path top = job.home().resolve("artifacts/payload").resolve(bundle);
    try (Stream<Path> files = Files.walk(top)) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> top.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(job.said() + job.facts().toList(), e);
    }
  }

  /** The names in the manifest. */
  private static List<String> paths(ScriptJob job) {
    return Pattern.compile("\"path\":\"((?:[^\"\\\\]|\\\\.)*)\"")
        .matcher(job.read("artifacts/manifest.json"))
        .results()
        .map(result -> result.group(1).replace("\\u000a", "\n").replaceAll("\\\\(.)", "$1"))
        .toList();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
