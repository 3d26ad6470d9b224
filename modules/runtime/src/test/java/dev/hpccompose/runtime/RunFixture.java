package dev.hpccompose.runtime;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A spec in one directory, a submit directory, and a scheduler. */
final class RunFixture {

  static final Instant NOW = Instant.parse("2026-11-21T01:31:54.435Z");

  final InstantSource clock = InstantSource.fixed(NOW);
  final ScriptedScheduler scheduler = new ScriptedScheduler();
  final Path composeFile;
  final Path submitDirectory;

  RunFixture(Path specDirectory, Path submitDirectory) throws IOException {
    Files.createDirectories(specDirectory);
    Files.createDirectories(submitDirectory);
    this.composeFile = Files.writeString(specDirectory.resolve("compose.yaml"), "services: {}\n");
    this.submitDirectory = submitDirectory;
  }

  static RunFixture in(Path directory) throws IOException {
    return new RunFixture(directory, directory);
  }

  SubmitOrder order(Optional<Path> scriptOut) {
    return new SubmitOrder(
        TestPlans.of(composeFile),
        submitDirectory,
        "services: {}\n".getBytes(StandardCharsets.UTF_8),
        "scripted",
        scriptOut,
        "1.2.3",
        Map.of(),
        List.of(),
        List.of());
  }

  SubmitOutcome submit() {
    return submit(order(Optional.empty()));
  }

  SubmitOutcome submit(SubmitOrder order) {
    return new Submitter(clock).submit(order, scheduler, scheduler.renderer());
  }

  SubmitOutcome.Submitted submitted() {
    return (SubmitOutcome.Submitted) submit();
  }

  RunStore store() {
    return RunStore.of(composeFile, submitDirectory);
  }

  RunDirectory latest() {
    return store().latest().orElseThrow();
  }

  static List<RecordedEvent> history(RunDirectory run) {
    return EventLog.open(run.events()).read().events();
  }

  static List<String> facts(RunDirectory run) {
    return history(run).stream()
        .map(event -> event.id().writer().replaceAll("-.*", "") + " " + name(event.event()))
        .toList();
  }

  private static String name(JobEvent event) {
    return event.getClass().getSimpleName();
  }

  static void append(RunDirectory run, String writer, JobEvent... events) {
    try (var log =
        EventLog.open(run.events()).writer(writer, run.runId(), 0, InstantSource.fixed(NOW))) {
      for (JobEvent event : events) {
        log.append(event);
      }
    }
  }
}
