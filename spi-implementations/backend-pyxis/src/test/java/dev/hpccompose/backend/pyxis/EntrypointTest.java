package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of an image is executed, with the files that Enroot writes and Pyxis changes. */
class EntrypointTest {

  @TempDir private Path directory;
  private Path image;

  @BeforeEach
  void makeImage() throws IOException {
    try (InputStream in = EntrypointTest.class.getResourceAsStream("container.sh")) {
      Files.write(directory.resolve("container.sh"), Objects.requireNonNull(in).readAllBytes());
    }
    image = directory.resolve("image");
    Files.createDirectories(image.resolve("etc"));
    Files.createDirectories(image.resolve("directory"));
    Files.writeString(image.resolve("etc/environment"), "FROM=image\nONLY=image\n");
    rc("'/usr/bin/printf' '<%s>' 'the entry'\\''s own'", "'the cmd'");
  }

  /** /etc/rc as docker::configure of Enroot writes it. */
  private void rc(String entrypoint, String cmd) throws IOException {
    Files.writeString(
        image.resolve("etc/rc"),
        """
        # maintainer someone

        mkdir -p "%1$s/directory" 2> /dev/null
        cd "%1$s/directory" && unset OLDPWD || exit 1

        if [ -s /etc/rc.local ]; then
            . /etc/rc.local
        fi

        if [ $# -gt 0 ]; then
            exec %2$s "$@"
        else
            exec %2$s %3$s
        fi
        """
            .formatted(image, entrypoint, cmd));
  }

  @Test
  @DisplayName("neither command nor entrypoint: the image's own ENTRYPOINT and CMD (S-199)")
  void runsWhatTheImageWasMadeFor() {
    assertThat(run(new Invocation.ImageDefault())).isEqualTo("<the entry's own><the cmd>");
  }

  @Test
  @DisplayName("a command alone goes through the image's ENTRYPOINT, as in Compose (S-196)")
  void givesTheCommandToTheEntrypoint() {
    assertThat(run(new Invocation.ImageEntrypoint(List.of("it's", "two  words", "$(id)"))))
        .isEqualTo("<the entry's own><it's><two  words><$(id)>");
  }

  @Test
  void aCommandOfAnImageWithoutEntrypointIsExecutedItself() throws IOException {
    rc("", "'/bin/sh'");
    assertThat(run(new Invocation.ImageEntrypoint(List.of("/bin/echo", "a")))).isEqualTo("a\n");
  }

  @Test
  @DisplayName("an entrypoint of the spec leaves the image's ENTRYPOINT and CMD out (S-197)")
  void leavesTheImageOut() {
    assertThat(run(new Invocation.Command(List.of("/bin/echo", "mine")))).isEqualTo("mine\n");
  }

  @Test
  @DisplayName("working_dir wins over the image's, also with a command alone (S-200)")
  void startsWhereTheSpecSays() throws IOException {
    rc("'/bin/sh' '-c' 'pwd' 'sh'", "");
    Path place = Files.createDirectory(directory.resolve("a place"));
    Invocation invocation = new Invocation.ImageEntrypoint(List.of("x"));
    assertThat(run(invocation)).isEqualTo(image.resolve("directory") + "\n");
    assertThat(run(invocation, Map.of(), Optional.of(place.toString()))).isEqualTo(place + "\n");
  }

  @Test
  void anImageThatSaysNothingExecutesACommandAndFailsWithoutOne() throws IOException {
    Files.delete(image.resolve("etc/rc"));
    assertThat(run(new Invocation.ImageEntrypoint(List.of("/bin/echo", "a")))).isEqualTo("a\n");
    assertThat(run(new Invocation.ImageDefault()))
        .isEqualTo(
            "exit 127: hpc-compose: the image does not say what it runs: give the service a"
                + " command\n");
  }

  @Test
  void anImageWithAStartScriptOfItsOwnRunsThat() throws IOException {
    Files.writeString(image.resolve("etc/rc"), "echo own \"$@\"\n");
    assertThat(run(new Invocation.ImageEntrypoint(List.of("a", "b")))).isEqualTo("own a b\n");
  }

  @Test
  @DisplayName("Variables of the spec win over the image's, also empty ones and those of lines")
  void variablesWinOverTheImages() {
    Invocation print =
        new Invocation.Command(List.of("/bin/sh", "-c", "printf '%s|%s' \"$FROM\" \"$ONLY\""));
    for (String value : List.of("", "a\nb", "'q'", "plain")) {
      assertThat(run(print, Map.of("FROM", value), Optional.empty())).isEqualTo(value + "|image");
    }
  }

  private String run(Invocation invocation) {
    return run(invocation, Map.of(), Optional.empty());
  }

  private String run(
      Invocation invocation, Map<String, String> environment, Optional<String> workingDir) {
    ServicePlan service =
        new ServicePlan(
            "app",
            "app",
            Optional.of("docker://x"),
            invocation,
            environment,
            List.of(),
            workingDir,
            List.of(),
            Optional.empty(),
            new FailurePolicy.FailJob(),
            new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
            Duration.ofSeconds(1));
    return execute(new PyxisLauncher().launch(plan(service), service), environment);
  }

  /** What it printed, or its exit code and what it complained about. */
  private String execute(Launch launch, Map<String, String> environment) {
    List<ShellWord> words = new ArrayList<>(launch.stepOptions());
    words.addAll(launch.argv());
    String exports =
        launch.environment().entrySet().stream()
            .map(variable -> "export " + variable.getKey() + "=" + variable.getValue().text())
            .collect(Collectors.joining("\n"));
    String command = words.stream().map(ShellWord::text).collect(Collectors.joining(" "));
    String script =
        "HC_DIR=/job HC_JOB=1\n"
            + exports
            + "\nexec bash "
            + directory
            + "/container.sh "
            + command;
    try {
      ProcessBuilder builder = new ProcessBuilder("bash", "-c", script);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return process.exitValue() == 0 ? out : "exit " + process.exitValue() + ": " + error;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Plan plan(ServicePlan service) {
    return new Plan(
        "job",
        Path.of("/specs/compose.yaml"),
        "pyxis",
        Allocation.ofNodes(1),
        Path.of("/cache"),
        List.of(),
        List.of(service),
        Optional.empty());
  }
}
