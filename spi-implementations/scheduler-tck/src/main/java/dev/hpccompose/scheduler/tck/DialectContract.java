package dev.hpccompose.scheduler.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a scheduler's part of the batch script must hold. */
public abstract class DialectContract extends SchedulerContract {

  private static final List<String> FUNCTIONS =
      List.of(
          "hc_allocation",
          "hc_after_begin",
          "hc_scrub_environment",
          "hc_ask_to_stop",
          "hc_sample_slurm",
          "hc_sample_cgroup",
          "hc_kill",
          "hc_request_verdict",
          "hc_sweep");

  private static final Optional<RunIdentity> RUN =
      Optional.of(new RunIdentity("20260102-030405-0a0b0c0d", Path.of("/w/.hpc-compose")));

  /** For the suite of one scheduler. */
  protected DialectContract() {}

  @Test
  void has_a_name_that_fits_into_a_file_name() {
    assertThat(fixture().dialect().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void defines_every_function_that_the_supervisor_calls() {
    String text = fixture().dialect().functions(Specimen.plan("plain"));
    assertThat(Shell.run(directory, text + "\ndeclare -F").lines().map(line -> line.split(" ")[2]))
        .containsAll(FUNCTIONS);
  }

  @Test
  void only_defines_and_does_nothing_yet() {
    String text = fixture().dialect().functions(Specimen.plan("plain"));
    assertThat(text).isNotBlank();
    assertThat(Shell.run(directory, text)).isEmpty();
  }

  @Test
  void launches_what_the_backend_gives_word_by_word() {
    for (String text : Specimen.HOSTILE) {
      List<ShellWord> step = step(Specimen.plan(text), List.of("/bin/echo", text, "-n", text));
      List<String> words = Shell.words(directory, step);
      assertThat(words).endsWith("/bin/echo", text, "-n", text);
    }
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void has_the_same_words_around_the_command_whatever_a_spec_says() {
    List<String> plain = Shell.words(directory, step(Specimen.plan("plain"), List.of("/bin/x")));
    assertThat(plain).isNotEmpty();
    for (String text : Specimen.HOSTILE) {
      List<ShellWord> step = step(Specimen.plan(text), List.of("/bin/x"));
      assertThat(Shell.words(directory, step)).isEqualTo(plain);
    }
  }

  private List<ShellWord> step(Plan plan, List<String> argv) {
    Launch launch = new Launch(List.of(), argv.stream().map(ShellWord::of).toList());
    return fixture().dialect().step(plan, plan.services().getFirst(), launch);
  }

  @Test
  void has_the_same_number_of_directives_whatever_a_spec_says() {
    assertThat(fixture().dialect().functions(Specimen.plan("plain"))).isNotBlank();
    int plain = fixture().dialect().directives(Specimen.plan("plain"), RUN).size();
    for (String text : Specimen.HOSTILE) {
      assertThat(fixture().dialect().directives(Specimen.plan(text), RUN))
          .hasSize(plain)
          .allSatisfy(line -> assertThat(line).startsWith("#").doesNotContainPattern("\\p{Cntrl}"));
    }
  }

  @Test
  void never_lets_a_line_feed_start_a_directive_of_its_own() {
    String name = fixture().dialect().name();
    assertThat(name).isNotEmpty();
    try {
      assertThat(fixture().dialect().directives(Specimen.plan("a\n#SBATCH --uid=0"), RUN))
          .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("control characters");
    }
  }

  @Test
  void says_the_same_for_the_same_plan() {
    Plan plan = Specimen.plan("plain");
    assertThat(fixture().dialect().functions(plan))
        .isNotBlank()
        .isEqualTo(fixture().dialect().functions(plan));
    assertThat(fixture().dialect().directives(plan, RUN))
        .isEqualTo(fixture().dialect().directives(plan, RUN));
  }
}
