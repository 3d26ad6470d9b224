package dev.hpccompose.backend.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container backend must make of a service. */
public abstract class LauncherContract {

  private static final List<String> PRINT = List.of("/usr/bin/printf", "<%s>");

  @TempDir private Path directory;
  private LauncherFixture fixture;

  /** For the suite of one backend. */
  protected LauncherContract() {}

  /** Makes the backend under test. */
  protected abstract LauncherFixture fixture();

  @BeforeEach
  final void makeFixture() {
    fixture = fixture();
  }

  @Test
  void hasANameThatASpecCanUse() {
    assertThat(fixture.launcher().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void knowsTheJobDirectoryAsTheSupervisorsVariableOrAsAnAbsolutePath() {
    assertThat(words(List.of(fixture.launcher().jobDirectory())))
        .singleElement()
        .asString()
        .startsWith("/");
  }

  @Test
  void handsOnEveryArgumentByteForByte() {
    List<String> command = concat(PRINT, Specimen.HOSTILE);
    ScriptRun run = run(Specimen.of(command));
    assertThat(run.out()).isEqualTo("<" + String.join("><", Specimen.HOSTILE) + ">");
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void handsOnEveryVariableByteForByte() {
    for (String text : Specimen.HOSTILE) {
      Specimen specimen = Specimen.of(List.of("/bin/sh", "-c", "printf '<%s>' \"$A_VALUE\""));
      assertThat(run(specimen.with(Map.of("A_VALUE", text))).out()).isEqualTo("<" + text + ">");
    }
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void tellsTheTasksOfAParallelServiceTheirRanksAndLeavesWhatTheSpecSets() {
    Specimen tell =
        Specimen.of(List.of("/bin/sh", "-c", "echo $RANK $LOCAL_RANK $WORLD_SIZE"))
            .tasks(4)
            .with(Map.of("LOCAL_RANK", "mine"));
    assertThat(run(tell).out()).isEqualTo("3 mine 4\n");
    Specimen alone = Specimen.of(List.of("/bin/sh", "-c", "echo ${RANK-none}"));
    assertThat(run(alone).out()).isEqualTo("none\n");
  }

  @Test
  void startsTheServiceInItsWorkingDirectory() throws IOException {
    Path place = Files.createDirectory(directory.resolve("it's $(a) \"place\" -n"));
    ScriptRun run = run(Specimen.of(List.of("/bin/pwd")).in(place.toString()));
    assertThat(run.out()).isEqualTo(place + "\n");
  }

  @Test
  void givesTheExitCodeOfTheService() {
    assertThat(run(Specimen.of(List.of("/bin/sh", "-c", "echo ran; exit 42"))))
        .isEqualTo(new ScriptRun(42, "ran\n"));
  }

  @Test
  void failsWhereTheCommandDoesNotExist() {
    assertThat(run(Specimen.of(List.of("/no/such/command"))).exitCode()).isNotZero();
  }

  @Test
  void hasTheSameNumberOfWordsWhateverASpecSays() {
    int plain = words(step("plain")).size();
    assertThat(plain).isPositive();
    for (String text : Specimen.HOSTILE) {
      assertThat(words(step(text))).hasSize(plain);
    }
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  private List<ShellWord> step(String text) {
    ServicePlan service =
        Specimen.of(List.of("/bin/echo", text)).with(Map.of("A_VALUE", text)).in(text).service();
    Launch launch = fixture.launcher().launch(Specimen.plan(service), service);
    return concat(launch.stepOptions(), launch.argv());
  }

  @Test
  void beginsWithAnAbsolutePathSoThatNoOtherCommandCanGetInItsPlace() {
    Specimen specimen = Specimen.of(List.of("command"));
    Launch launch = fixture.launcher().launch(specimen.plan(), specimen.service());
    assertThat(words(launch.argv())).first().asString().startsWith("/");
  }

  @Test
  void saysTheSameForTheSameService() {
    ServicePlan service = Specimen.of(List.of("/bin/echo", "x")).service();
    assertThat(fixture.launcher().launch(Specimen.plan(service), service).argv())
        .isNotEmpty()
        .isEqualTo(fixture.launcher().launch(Specimen.plan(service), service).argv());
  }

  @Test
  void runsAProbeWithEveryArgumentByteForByteWhereTheServiceWorks() throws IOException {
    Path place = Files.createDirectory(directory.resolve("it's $(a) place"));
    for (String text : Specimen.HOSTILE) {
      ServicePlan service = Specimen.of(List.of("/bin/true")).in(place.toString()).service();
      List<String> argv = List.of("/bin/sh", "-c", "pwd; printf '<%s>' \"$1\"", "sh", text);
      Launch probe = fixture.launcher().probe(Specimen.plan(service), service, argv);
      assertThat(ScriptRun.of(fixture, service, probe, directory))
          .isEqualTo(new ScriptRun(0, place + "\n<" + text + ">"));
    }
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void saysWhetherADirectoryCanBeGivenToServices() {
    assertThat(fixture.launcher().refusal(Path.of("/plain/name-1_2.x"))).isEmpty();
  }

  private ScriptRun run(Specimen specimen) {
    return ScriptRun.of(fixture, specimen.service(), directory);
  }

  private List<String> words(List<ShellWord> words) {
    return ScriptRun.words(fixture, words, directory);
  }

  private static <T> List<T> concat(List<? extends T> first, List<? extends T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
