package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A log with the seven events of one writer, to be damaged. */
record RecordedJob(Path directory) {

  static final String WRITER = "batch-0";

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T23:11:00.123456Z"));

  static RecordedJob in(Path directory) {
    RecordedJob job = new RecordedJob(directory);
    try (EventWriter writer = job.writer()) {
      writer.append(new AttemptStarted("4711", "node1", 42, List.of("node1", "node2")));
      writer.append(new ServiceWaiting("wörker", List.of("redis")));
      writer.append(new ServiceStarted("redis", 1, "node1"));
      RecordedEvent ready =
          writer.append(new ServiceReady("redis", 1, ProbeKind.TCP, Duration.ofMillis(312)));
      writer.append(new ServiceStarted("wörker", 1, "node1"), ready.id());
      writer.append(new ServiceExited("wörker", 1, 137, Optional.of("KILL")));
      writer.append(new SignalReceived("TERM"));
    }
    return job;
  }

  EventLog log() {
    return EventLog.open(directory);
  }

  EventWriter writer() {
    return EventWriter.open(directory, WRITER, "run", 0, CLOCK);
  }

  List<RecordedEvent> events() {
    return log().read().events();
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines() {
    return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  void overwrite(byte[] bytes) {
    try {
      Files.write(file(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void overwrite(List<String> lines) {
    overwrite((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Where the line with this index starts. */
  int startOf(int line) {
    byte[] all = bytes();
    int seen = 0;
    for (int i = 0; i < all.length; i++) {
      if (seen == line) {
        return i;
      }
      seen += all[i] == '\n' ? 1 : 0;
    }
    return all.length;
  }

  void cutAt(int length) {
    overwrite(Arrays.copyOf(bytes(), length));
  }

  private Path file() {
    return directory.resolve(WRITER + ".jsonl");
  }
}
