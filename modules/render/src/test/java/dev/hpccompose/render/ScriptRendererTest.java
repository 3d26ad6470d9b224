package dev.hpccompose.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.supervisor.DataTable;
import dev.hpccompose.supervisor.DataTable.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRendererTest {

  private final ScriptRenderer renderer =
      new ScriptRenderer(new Plans.PlainDialect(), new Plans.PlainLauncher(), "1.2.3");
  private final Optional<RunIdentity> run =
      Optional.of(new RunIdentity("20261121-010203-abcdef01", Path.of("/data/it's/.hpc-compose")));

  @Test
  @DisplayName("the script shows arguments, environment, launch order and gates (S-063)")
  void showsWhatWillHappen() {
    String script = renderer.render(Plans.twoServices(), run);

    assertThat(script)
        .startsWith("#!/bin/bash -p\n#PLAIN two\n")
        .contains("HC_NAME=('db' 'app')")
        .contains("HC_DEPENDENCIES=('' '0:healthy')")
        .contains("HC_PROBE=('log' '')")
        .contains("export GREETING='it'\\''s $HOME'")
        .contains("HC_ROOT='/data/it'\\''s/.hpc-compose'");
    assertThat(script.indexOf("hc_launch_0()")).isLessThan(script.indexOf("hc_launch_1()"));
  }

  @Test
  @DisplayName("a script says each variable of the data table once, in the order of the table")
  void tellsTheSupervisorWhatTheTableSays() {
    String script = renderer.render(Plans.twoServices(), run);
    String data = script.substring(0, script.indexOf("hc_launch_0()"));
    List<String> said =
        Pattern.compile("^(HC_[A-Z_]+)=", Pattern.MULTILINE)
            .matcher(data)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("HC_EARLY_SIGNAL"))
            .toList();

    assertThat(said)
        .containsExactlyInAnyOrderElementsOf(DataTable.get().all().map(Variable::name).toList());
  }

  @Test
  @DisplayName("what a spec says nothing of has the value that the data table calls usual")
  void saysTheUsualWhereASpecSaysNothing() {
    ServicePlan plain = Plans.service("a", "true", Map.of(), List.of());
    String script = renderer.render(Plans.plan("x", List.of(plain)), Optional.empty());
    Set<String> own = Set.of("HC_COUNT", "HC_NAME", "HC_TOKEN", "HC_JSON", "HC_GRACE");
    Set<String> alone = Set.of("HC_RENDEZVOUS");

    for (Variable variable : DataTable.get().values()) {
      if (!own.contains(variable.name()) && !alone.contains(variable.name())) {
        String quoted = ShellWord.of(variable.usual()).text();
        assertThat(script)
            .containsPattern(
                "\n" + variable.name() + "=(" + quoted + "|" + variable.usual() + ")\n");
      }
    }
    for (Variable variable : DataTable.get().services()) {
      if (!own.contains(variable.name())) {
        assertThat(script)
            .contains(
                "\n" + variable.name() + "=(" + ShellWord.of(variable.usual()).text() + ")\n");
      }
    }
    DataTable.get()
        .lists()
        .forEach(list -> assertThat(script).contains("\n" + list.name() + "=()\n"));
  }

  @Test
  void isStableByteForByte() {
    assertThat(renderer.render(Plans.twoServices(), run))
        .isEqualTo(renderer.render(Plans.twoServices(), run));
  }

  @Test
  void keepsHostileNamesInsideTheirWords() {
    String name = "a'; touch /tmp/owned; $(id) \"\\\n";
    ServicePlan service = Plans.service(name, "true", Map.of("X", name), List.of());
    String script = renderer.render(Plans.plan("x", List.of(service)), run);
    String data = script.lines().filter(line -> !line.startsWith("hc_")).toList().toString();

    assertThat(data).doesNotContain("\ntouch");
    String check = script.substring(script.indexOf("HC_COUNT="), script.indexOf("hc_launch_0()"));
    assertThat(Bash.text(check + "\nprintf '%s|%s' \"${#HC_NAME[@]}\" \"${HC_NAME[0]}\""))
        .isEqualTo("1|" + name);
  }

  @Test
  void refusesWhatIsNotAVariable() {
    ServicePlan service = Plans.service("a", "true", Map.of("A B", "1"), List.of());

    assertThatThrownBy(() -> renderer.render(Plans.plan("x", List.of(service)), run))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "", "a b", "$(id)"})
  @DisplayName("a name that is no safe path component is refused (S-123)")
  void keepsEndpointsInsideTheCache(String name) {
    Endpoint endpoint = new Endpoint(name, Duration.ofSeconds(20));
    Plan plan = Plans.needing(endpoint);

    assertThatThrownBy(() -> renderer.render(plan, run))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("setup lines stand verbatim before the services, under set -euo pipefail (S-151)")
  void keepsSetupVerbatim() {
    String line = "export X=\"$(echo 'a b')\" # as is";

    assertThat(renderer.render(Plans.withSetup(List.of(line)), run))
        .contains(
            "hc_begin\n\n"
                + "# --- x-slurm.setup, verbatim\n"
                + "HC_EARLY_REASON=setup_failed\n"
                + "hc_load_site_functions\n"
                + "[[ -z $HC_SITE ]] || . \"$HC_SITE\"\n"
                + "set -euo pipefail\n"
                + line
                + "\n");
  }

  @Test
  @DisplayName("Limits are set before the command, the soft one first; D-16: exec probes")
  void setsLimitsAndRunsProbesInside() {
    String script = renderer.render(Plans.probed(), run);

    assertThat(script)
        .contains(
            """
            hc_launch_0() {
              set -- \\
                '/bin/sh' \\
                '-c' \\
                'ulimit -n; ulimit -H -n'
              export GREETING='hi'
              ulimit -S -n 64 || exit 126
              ulimit -H -n 128 || exit 126
              exec "$@"
            }

            hc_exec_probe_0() {
              set -- \\
                'test' \\
                '-e' \\
                'it'\\''s up'
              export GREETING='hi'
              exec "$@"
            }
            """);
    String functions =
        script.substring(script.indexOf("hc_launch_0()"), script.indexOf("# --- clock"));
    assertThat(Bash.text(functions + "HC_LAUNCHES=(1)\n(hc_launch_0)")).isEqualTo("64\n128\n");
  }

  @Test
  void isCleanForShellcheck() {
    boolean present =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "shellcheck")));
    assumeTrue(present || System.getenv("CI") != null, "skipped: shellcheck is not installed");

    Bash.run(List.of("shellcheck", "-"), renderer.render(Plans.twoServices(), run));
    Bash.run(List.of("shellcheck", "-"), renderer.render(Plans.twoServices(), Optional.empty()));
    Bash.run(List.of("shellcheck", "-"), renderer.render(Plans.probed(), run));
  }
}
