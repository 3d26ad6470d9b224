package dev.hpccompose.scheduler.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a spec says is data: a service receives it byte for byte, and nothing else happens. */
@Timeout(60)
class HostileRunTest {

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "'",
          "\"",
          "it's \"quoted\" ''",
          "$(touch pwned) `touch pwned` ${HOME} $1 $@ $((1+1))",
          "; touch pwned & | > pwned",
          "}\ntouch pwned\nhc_launch_0() {",
          "line\nfeed\n\n",
          "tab\tand\rreturn",
          "-n",
          "--",
          "--leading=dash",
          "a,b:c=d+e",
          "\\ \\\\ \\n \\'",
          "*?[a-z]{a,b}~!#%^",
          "gr\u00fc\u00df \u6f22 \ud83d\ude00",
          "\u0001\u001b[31m\u007f",
          "EOF\n)\nEOF");

  /** Names that mean something to the supervisor, to bash or to a shell of the service. */
  private static final List<String> NAMES =
      List.of(
          "HC_DIR",
          "HC_SRUN",
          "HC_STATE",
          "PATH",
          "HOME",
          "TMPDIR",
          "BASH_ENV",
          "ENV",
          "LD_LIBRARY_PATH",
          "CDPATH",
          "GLOBIGNORE",
          "TZ",
          "LC_ALL",
          "UID",
          "EUID",
          "SLURM_JOB_ID",
          "GROUPS",
          "SECONDS",
          "DIRSTACK",
          "FUNCNAME",
          "HPC_COMPOSE_SERVICE");

  @TempDir private Path directory;

  @Test
  @DisplayName("A service receives its arguments byte for byte")
  void receives_its_arguments() throws IOException {
    List<String> argv =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "printf '%s\\0' \"$@\" >\"$HPC_COMPOSE_JOB_DIR/argv\"", "sh"));
    argv.addAll(HOSTILE);
    ScriptJob job = job(service("app", "app", argv, Map.of()));
    assertThat(job.run()).as(job::said).isZero();
    assertThat(List.of(job.read("argv").split("\0", -1)))
        .startsWith(HOSTILE.toArray(String[]::new))
        .hasSize(HOSTILE.size() + 1);
    assertNothingElseHappened();
  }

  @Test
  @DisplayName("A service receives its variables byte for byte, whatever they are called")
  void receives_its_variables() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      environment.put("V" + i, HOSTILE.get(i));
    }
    for (String name : NAMES) {
      environment.put(name, "$(touch pwned) of " + name);
    }
    String script = "/bin/cat /proc/self/environ >environ";
    ServicePlan service = service("app", "app", List.of("/bin/sh", "-c", script), environment);
    ScriptJob job = job(service);
    assertThat(job.run()).as(job::said).isZero();
    List<String> received =
        Arrays.asList(Files.readString(directory.resolve("environ")).split("\0", -1));
    environment.forEach((name, value) -> assertThat(received).contains(name + "=" + value));
    assertThat(received).doesNotHaveDuplicates();
    assertNothingElseHappened();
  }

  @Test
  @DisplayName("S-268, S-269 names that look alike keep their logs and states apart")
  void names_do_not_collide() throws IOException {
    List<String> names =
        new ArrayList<>(List.of("a-b", "a_b", "a.b", "A B", "a_x2e_b", "$(id)", "-n"));
    names.add("x".repeat(200));
    List<ServicePlan> services = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      services.add(
          service(names.get(i), "t" + i, List.of("/bin/echo", "i am " + names.get(i)), Map.of()));
    }
    ScriptJob job = job(services.toArray(ServicePlan[]::new));
    assertThat(job.run()).as(job::said).isZero();
    for (int i = 0; i < names.size(); i++) {
      assertThat(job.read("logs/t" + i + ".log")).isEqualTo("i am " + names.get(i) + "\n");
      assertThat(job.read("state.json")).contains("\"" + names.get(i) + "\":{\"state\":\"exited\"");
    }
    assertThat(job.facts(ServiceStarted.class))
        .extracting(ServiceStarted::service)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  @DisplayName("Without TMPDIR, or with one that is full or gone, the job runs all the same")
  void needs_no_tmpdir() {
    for (String place : List.of("", "/dev/full", "/no/such/place", "/proc")) {
      ScriptJob job = job(service("app", "app", List.of("/bin/true"), Map.of()));
      assertThat(job.with("TMPDIR", place).run()).as(place).isZero();
    }
  }

  private void assertNothingElseHappened() throws IOException {
    try (var files = Files.walk(directory)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("pwned");
    }
  }

  private static ServicePlan service(
      String name, String token, List<String> argv, Map<String, String> environment) {
    return new ServicePlan(
        name,
        token,
        Optional.empty(),
        new Invocation.Command(argv),
        environment,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Duration.ofSeconds(5));
  }

  private ScriptJob job(ServicePlan... services) {
    Plan empty = Draft.plan();
    return ScriptJob.of(
        directory,
        new Plan(
            empty.jobName(),
            empty.composeFile(),
            empty.backend(),
            empty.allocation(),
            empty.cacheDir(),
            empty.setup(),
            List.of(services),
            Optional.empty()));
  }
}
