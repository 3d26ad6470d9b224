package dev.hpccompose.runtime.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.fixture.RunFixture;
import dev.hpccompose.runtime.fixture.ScriptedScheduler;
import dev.hpccompose.runtime.fixture.ScriptedScheduler.Crash;
import dev.hpccompose.runtime.run.Recovery;
import dev.hpccompose.runtime.run.RecoveryOutcome;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.submission.SubmitOutcome.Submitted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The submitting process dies at each point where something is half done. */
class CrashTest {

  @TempDir private Path directory;
  private RunFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = RunFixture.in(directory);
  }

  @Test
  void a_death_before_the_scheduler_was_asked_leaves_a_run_without_a_job() {
    crashDuringSubmission(
        () ->
            fixture.scheduler.submission =
                request -> {
                  throw new Crash();
                });
    assertThat(RunFixture.facts(fixture.latest()))
        .containsExactly("submit RunPlanned", "submit ScriptRendered");
    assertThat(recover()).isEqualTo(new RecoveryOutcome.NoJob());
  }

  @Test
  void a_death_before_the_answer_was_recorded_loses_no_job() throws IOException {
    crashDuringSubmission(() -> fixture.scheduler.submission = fixture.scheduler::acceptAndCrash);
    RunDirectory run = fixture.latest();
    assertThat(RunView.read(run).known()).isEmpty();
    assertThat(recover())
        .isEqualTo(new RecoveryOutcome.Found(ScriptedScheduler.job("40", run.runId())));
    assertThat(RunFixture.facts(run))
        .containsExactly("submit RunPlanned", "submit ScriptRendered", "cli JobSubmitted");
    assertThat(fixture.store().find("40")).contains(run);
    assertThat(directory.resolve(".hpc-compose/40").toRealPath()).isEqualTo(run.path());
  }

  @Test
  void a_job_that_was_found_once_is_known_and_not_looked_for_again() {
    crashDuringSubmission(() -> fixture.scheduler.submission = fixture.scheduler::acceptAndCrash);
    recover();
    fixture.scheduler.jobs.clear();
    assertThat(recover()).isInstanceOf(RecoveryOutcome.Known.class);
    assertThat(RunFixture.facts(fixture.latest())).hasSize(3);
  }

  @Test
  void a_run_whose_supervisor_wrote_needs_no_scheduler() {
    crashDuringSubmission(() -> fixture.scheduler.submission = fixture.scheduler::acceptAndCrash);
    RunDirectory run = fixture.latest();
    fixture.scheduler.jobs.clear();
    RunFixture.append(run, "batch-0", new AttemptStarted("40", "n1", 17, List.of("n1")));
    assertThat(recover())
        .isInstanceOfSatisfying(
            RecoveryOutcome.Known.class, known -> assertThat(known.job().jobId()).isEqualTo("40"));
    assertThat(fixture.store().find("40")).contains(run);
  }

  @Test
  void a_death_before_the_links_were_made_hides_nothing() throws IOException {
    RunDirectory run = fixture.submitted().run();
    Files.delete(directory.resolve(".hpc-compose/40"));
    Files.delete(directory.resolve(".hpc-compose/latest"));
    assertThat(fixture.store().find("40")).contains(run);
    assertThat(fixture.store().latest()).contains(run);
  }

  @Test
  void a_death_before_the_intent_was_recorded_leaves_no_run() throws IOException {
    Files.createDirectories(directory.resolve(".hpc-compose/runs/20300101-000000-00000000"));
    RunDirectory run = fixture.submitted().run();
    assertThat(fixture.store().latest()).contains(run);
  }

  @Test
  void a_refusal_is_the_end_of_it_and_nobody_is_asked() {
    fixture.scheduler.submission =
        request -> new dev.hpccompose.runtime.spi.SubmitReply.Refused(1, "no such partition");
    fixture.submit();
    assertThat(recover()).isEqualTo(new RecoveryOutcome.WasRefused("no such partition"));
  }

  @Test
  void looking_for_a_job_that_is_nowhere_writes_nothing() {
    crashDuringSubmission(() -> fixture.scheduler.submission = fixture.scheduler::acceptAndCrash);
    fixture.scheduler.jobs.clear();
    assertThat(recover()).isEqualTo(new RecoveryOutcome.NoJob());
    assertThat(fixture.latest().events()).isDirectoryNotContaining("glob:**cli-*");
    assertThat(RunView.read(fixture.latest()).known()).isEqualTo(Optional.empty());
  }

  @Test
  void a_job_that_was_taken_before_the_death_is_the_one_of_the_next_call() {
    crashDuringSubmission(() -> fixture.scheduler.submission = fixture.scheduler::acceptAndCrash);
    RunDirectory run = fixture.latest();
    says(SchedulerState.PENDING);
    fixture.scheduler.submission = fixture.scheduler::accept;
    Submitted submitted = (Submitted) again();
    assertThat(submitted.run()).isEqualTo(run);
    assertThat(submitted.job().jobId()).isEqualTo("40");
    assertThat(submitted.notes()).singleElement().asString().contains("no second job");
    assertThat(fixture.scheduler.jobs).hasSize(1);
    assertThat(RunFixture.facts(run)).last().isEqualTo("cli JobSubmitted");
    assertThat(directory.resolve(".hpc-compose/latest")).exists();
  }

  @Test
  void a_job_that_is_over_or_has_another_script_is_not_the_one_of_the_next_call()
      throws IOException {
    crashDuringSubmission(() -> fixture.scheduler.submission = fixture.scheduler::acceptAndCrash);
    fixture.scheduler.submission = fixture.scheduler::accept;
    says(SchedulerState.FAILED);
    assertThat(((Submitted) again()).job().jobId()).isEqualTo("41");
    says(SchedulerState.PENDING);
    for (RunDirectory run : fixture.store().all()) {
      Files.writeString(run.script(), "another");
    }
    assertThat(((Submitted) again()).job().jobId()).isEqualTo("42");
  }

  private void says(SchedulerState state) {
    Observation said =
        new Observation("40", state, state.name(), Optional.empty(), Optional.empty());
    fixture.scheduler.answers.put("40", said);
  }

  private SubmitOutcome again() {
    return fixture.submit(
        fixture.order(Optional.empty()), new SubmitTurn.Ours(true, Optional.empty(), () -> {}));
  }

  private void crashDuringSubmission(Runnable script) {
    script.run();
    assertThatExceptionOfType(Crash.class).isThrownBy(fixture::submit);
  }

  private RecoveryOutcome recover() {
    return new Recovery(fixture.scheduler, fixture.clock).recover(fixture.latest());
  }
}
