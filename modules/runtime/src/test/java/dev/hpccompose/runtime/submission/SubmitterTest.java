package dev.hpccompose.runtime.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.PlannedCondition;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.PlannedDependency;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.runtime.fixture.RunFixture;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.submission.SubmitOutcome.Submitted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitterTest {

  @TempDir private Path directory;
  private RunFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = RunFixture.in(directory);
  }

  @Test
  void aSubmissionRecordsIntentScriptAndJobEachLedToByTheOneBefore() {
    RunDirectory run = fixture.submitted().run();
    List<RecordedEvent> history = RunFixture.history(run);
    assertThat(RunFixture.facts(run))
        .containsExactly("submit RunPlanned", "submit ScriptRendered", "submit JobSubmitted");
    assertThat(history)
        .extracting(RecordedEvent::cause)
        .containsExactly(
            Optional.empty(),
            Optional.of(EventId.parse("submit:1")),
            Optional.of(EventId.parse("submit:2")));
  }

  @Test
  void theIntentSaysWhatAReaderNeedsWithoutTheSpec() {
    RunPlanned planned = (RunPlanned) history().getFirst().event();
    assertThat(planned.jobName()).isEqualTo("two");
    assertThat(planned.composeFile()).isEqualTo(directory.resolve("compose.yaml").toString());
    assertThat(planned.submitDir()).isEqualTo(directory.toString());
    assertThat(planned.main()).contains("app");
    assertThat(planned.services()).hasSize(2);
    assertThat(planned.services().get(0).readiness()).contains(ProbeKind.TCP);
    assertThat(planned.services().get(1).maxRestarts()).isEqualTo(3);
    assertThat(planned.services().get(1).dependsOn())
        .containsExactly(new PlannedDependency("db", PlannedCondition.SERVICE_HEALTHY));
  }

  @Test
  void theScriptIsKeptByteForByteAndNamesItsRun() throws IOException, NoSuchAlgorithmException {
    RunDirectory run = fixture.submitted().run();
    byte[] script = Files.readAllBytes(run.script());
    ScriptRendered rendered = (ScriptRendered) RunFixture.history(run).get(1).event();
    assertThat(rendered.bytes()).isEqualTo(script.length);
    assertThat(rendered.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(script)));
    assertThat(run.script()).content().contains("#RUN " + run.runId());
    assertThat(run.spec()).hasContent("services: {}\n");
  }

  @Test
  void nobodyButTheOwnerCanReadARun() throws IOException {
    RunDirectory run = fixture.submitted().run();
    assertThat(permissions(run.path())).isEqualTo("rwx------");
    assertThat(permissions(run.script())).isEqualTo("rw-------");
    assertThat(permissions(run.spec())).isEqualTo("rw-------");
    assertThat(permissions(run.events().resolve("submit.jsonl"))).isEqualTo("rw-------");
  }

  @Test
  void theRunIsLinkedByItsJobAndAsTheLatest() throws IOException {
    Submitted submitted = fixture.submitted();
    Path target = Path.of("runs", submitted.run().runId());
    assertThat(Files.readSymbolicLink(root().resolve("40"))).isEqualTo(target);
    assertThat(Files.readSymbolicLink(root().resolve("latest"))).isEqualTo(target);
    assertThat(submitted.notes()).isEmpty();
    assertThat(submitted.batchLog()).contains(directory.resolve("slurm.out"));
  }

  @Test
  void aJobIdThatComesBackSetsTheOldDirectoryAsideAndLosesNothing() throws IOException {
    Files.createDirectories(root().resolve("40"));
    Files.writeString(root().resolve("40/old"), "kept");
    RunDirectory run = fixture.submitted().run();
    assertThat(root().resolve("40.before-" + run.runId() + "/old")).hasContent("kept");
    assertThat(root().resolve("40").toRealPath()).isEqualTo(run.path().toRealPath());
  }

  @Test
  void aJobIdThatComesBackLeavesTheOldRunWhereItIs() throws IOException {
    RunDirectory old = fixture.submitted().run();
    fixture.scheduler.jobs.clear();
    RunDirectory run = fixture.submitted().run();
    assertThat(old.script()).exists();
    assertThat(root().resolve("40").toRealPath()).isEqualTo(run.path().toRealPath());
  }

  @Test
  @DisplayName(
      "a copy of the script is kept where it was asked for, or beside the spec (S-066, S-067)")
  void theScriptIsCopied() {
    RunDirectory run = fixture.submitted().run();
    assertThat(directory.resolve("hpc-compose.sbatch")).hasSameBinaryContentAs(run.script());
    Path out = directory.resolve("wanted.sh");
    Submitted other = (Submitted) fixture.submit(fixture.order(Optional.of(out)));
    assertThat(out).hasSameBinaryContentAs(other.run().script());
  }

  @Test
  void aCopyThatNobodyAskedForIsWorthANoteOnly() throws IOException {
    Path foreign = directory.resolve("gone");
    RunFixture elsewhere = new RunFixture(foreign, directory.resolve("work"));
    Files.delete(elsewhere.composeFile);
    Files.delete(foreign);
    assertThat(elsewhere.submitted().notes())
        .contains(foreign.resolve("hpc-compose.sbatch") + " was not written: no such directory");
  }

  @Test
  void aCopyThatWasAskedForMustSucceedBeforeAnythingElseHappens() {
    Path out = directory.resolve("no/such/place.sh");
    assertThat(fixture.submit(fixture.order(Optional.of(out))))
        .isEqualTo(
            new SubmitOutcome.NotReady(
                out + " was not written: no such directory", "give another path for the script"));
    assertThat(root()).doesNotExist();
  }

  @Test
  void aRunIsFindableFromTheDirectoryOfItsSpec() throws IOException {
    RunFixture apart = new RunFixture(directory.resolve("spec"), directory.resolve("work"));
    RunDirectory run = apart.submitted().run();
    assertThat(run.path()).startsWith(directory.resolve("work"));
    Path pointer = directory.resolve("spec/.hpc-compose/runs").resolve(run.runId());
    Path target = Files.readSymbolicLink(pointer);
    assertThat(target.isAbsolute()).isFalse();
    assertThat(pointer.resolveSibling(target).normalize()).isEqualTo(run.path());
  }

  @Test
  void aRefusalIsRecordedWithWhatTheSchedulerSaid() {
    fixture.scheduler.submission = request -> new SubmitReply.Refused(1, "invalid partition");
    SubmitOutcome.Refused refused = (SubmitOutcome.Refused) fixture.submit();
    assertThat(refused.message()).isEqualTo("invalid partition");
    assertThat(RunFixture.history(refused.run()).getLast().event())
        .isEqualTo(new JobSubmissionFailed(1, "invalid partition"));
    assertThat(root().resolve("latest")).doesNotExist();
  }

  @Test
  void anAnswerThatNeverCameLeavesTheRunOpenForRecovery() {
    fixture.scheduler.submission = request -> new SubmitReply.Unknown("timed out");
    SubmitOutcome.Unconfirmed outcome = (SubmitOutcome.Unconfirmed) fixture.submit();
    assertThat(RunFixture.facts(outcome.run()))
        .containsExactly("submit RunPlanned", "submit ScriptRendered");
  }

  @Test
  void aMissingSchedulerLeavesNothingBehindAndPointsToTheEmbeddedEngine() {
    fixture.scheduler.missing = Optional.of("sbatch was not found on the PATH");
    SubmitOutcome.NotReady outcome = (SubmitOutcome.NotReady) fixture.submit();
    assertThat(outcome.problem()).isEqualTo("sbatch was not found on the PATH");
    assertThat(outcome.hint()).contains("--local");
    assertThat(root()).doesNotExist();
  }

  @Test
  @DisplayName("the step options that the backend needs are looked for before submission (S-057)")
  void aSchedulerWithoutTheOptionsOfTheBackendIsNotReady() {
    fixture.scheduler.lacking = Optional.of("srun does not advertise --image");
    SubmitOutcome.NotReady outcome = (SubmitOutcome.NotReady) fixture.submit();
    assertThat(outcome.problem()).isEqualTo("srun does not advertise --image");
    assertThat(fixture.scheduler.stepOptions).containsExactly("--image", "--mounts");
    assertThat(root()).doesNotExist();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAProblemWithAHint() throws IOException {
    Files.writeString(root(), "a file in the way");
    SubmitOutcome.NotReady outcome = (SubmitOutcome.NotReady) fixture.submit();
    assertThat(outcome.problem()).contains("cannot write to " + root());
    assertThat(outcome.hint()).contains("directory that you can write to");
    assertThat(fixture.scheduler.jobs).isEmpty();
  }

  @Test
  void linksThatCannotBeMadeDoNotHideThatTheJobWasTaken() throws IOException {
    Files.createDirectories(root());
    fixture.scheduler.submission =
        request -> {
          SubmitReply answer = fixture.scheduler.accept(request);
          blockLink(request.runId());
          return answer;
        };
    Submitted submitted = fixture.submitted();
    assertThat(submitted.notes()).singleElement().asString().contains("not linked by its job id");
    assertThat(fixture.store().find("40"))
        .map(RunDirectory::runId)
        .contains(submitted.run().runId());
  }

  private void blockLink(String runId) {
    String temporary = ".40." + runId + "." + ProcessHandle.current().pid();
    try {
      Files.createDirectories(root().resolve(temporary).resolve("full"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<RecordedEvent> history() {
    return RunFixture.history(fixture.submitted().run());
  }

  private Path root() {
    return directory.resolve(".hpc-compose");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}
