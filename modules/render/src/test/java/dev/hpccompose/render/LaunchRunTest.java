package dev.hpccompose.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.ServicePlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a spec says is data: a service receives it byte for byte, and nothing else happens. */
@Timeout(60)
class LaunchRunTest {

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
  void receivesItsArguments() throws Exception {
    List<String> argv =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "printf '%s\\0' \"$@\" >\"$HPC_COMPOSE_JOB_DIR/argv\"", "sh"));
    argv.addAll(HOSTILE);
    Path home = run(Plans.service(argv, Map.of(), 1));
    assertThat(List.of(Files.readString(home.resolve("argv")).split("\0", -1)))
        .startsWith(HOSTILE.toArray(String[]::new))
        .hasSize(HOSTILE.size() + 1);
    assertNothingElseHappened();
  }

  @Test
  @DisplayName("A service receives its variables byte for byte, whatever they are called")
  void receivesItsVariables() throws Exception {
    Map<String, String> environment = new LinkedHashMap<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      environment.put("V" + i, HOSTILE.get(i));
    }
    for (String name : NAMES) {
      environment.put(name, "$(touch pwned) of " + name);
    }
    String script = "/bin/cat /proc/self/environ >environ";
    run(Plans.service(List.of("/bin/sh", "-c", script), environment, 1));
    List<String> received =
        Arrays.asList(Files.readString(directory.resolve("environ")).split("\0", -1));
    environment.forEach((name, value) -> assertThat(received).contains(name + "=" + value));
    assertThat(received).doesNotHaveDuplicates();
    assertNothingElseHappened();
  }

  @Test
  @DisplayName("What the environment of a parallel service says wins")
  void theSpecMayChooseThePort() throws Exception {
    List<String> tell = List.of("/bin/sh", "-c", "echo $MASTER_PORT $RANK $WORLD_SIZE");
    Path home = run(Plans.service(tell, Map.of("MASTER_PORT", "29500", "RANK", "x"), 2));
    assertThat(home.resolve("logs/app.log")).hasContent("29500 x 1\n");
  }

  private void assertNothingElseHappened() throws IOException {
    try (var files = Files.walk(directory)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("pwned");
    }
  }

  /** Runs a job of one service to its end, and gives the directory that the service sees. */
  private Path run(ServicePlan service) throws Exception {
    RunIdentity identity =
        new RunIdentity(
            "launch-" + ProcessHandle.current().pid(), directory.resolve(".hpc-compose"));
    String text =
        new ScriptRenderer(new Plans.PlainDialect(), new Plans.PlainLauncher(), "1")
            .render(Plans.plan("x", List.of(service)), Optional.of(identity));
    Path script = Files.writeString(directory.resolve("script.sbatch"), text);
    Path said = directory.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder("setsid", "--wait", "bash", script.toString())
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
    Process process = builder.start();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> "see " + said).isZero();
    return identity.root().resolve("runs").resolve(identity.runId());
  }
}
