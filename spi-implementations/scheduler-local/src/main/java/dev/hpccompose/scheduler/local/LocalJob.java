package dev.hpccompose.scheduler.local;

import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import dev.hpccompose.runtime.submission.JobEnvironment;
import dev.hpccompose.system.process.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A job on its way to be a process of its own. */
record LocalJob(SubmitRequest request, Map<String, String> environment) {

  SubmitReply start() throws IOException {
    Path log = log();
    String jobId = reserveId();
    try {
      Process process = process(jobId, log).start();
      return new SubmitReply.Accepted(
          LocalClient.reference(jobId, request.runId(), process.pid()), Optional.of(log));
    } catch (IOException e) {
      Files.delete(request.root().resolve(jobId));
      throw e;
    }
  }

  /** The link under which the run is found is the reservation: making it is atomic. */
  private String reserveId() throws IOException {
    Path target = Path.of("runs", request.runId());
    for (int number = highestId() + 1; ; number++) {
      try {
        Files.createSymbolicLink(request.root().resolve("local-" + number), target);
        return "local-" + number;
      } catch (FileAlreadyExistsException e) {
        // somebody else submitted meanwhile
      }
    }
  }

  private int highestId() throws IOException {
    try (Stream<Path> entries = Files.list(request.root())) {
      return entries.flatMapToInt(LocalJob::number).max().orElse(0);
    }
  }

  private static IntStream number(Path entry) {
    String name = entry.getFileName().toString();
    return name.matches("local-\\d{1,8}(\\..*)?")
        ? IntStream.of(Integer.parseInt(name.substring(6).split("\\.", 2)[0]))
        : IntStream.empty();
  }

  private Path log() throws IOException {
    Path log = request.script().resolveSibling("batch.log");
    return Files.createFile(
        log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /**
   * A session of its own keeps the terminal's signals away. This process leads no process group
   * when it becomes setsid, so that setsid, and after it bash, keeps its process id.
   */
  private ProcessBuilder process(String jobId, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(tool("setsid"), tool("bash"), "-p", request.script().toString());
    builder.environment().clear();
    builder.environment().putAll(JobEnvironment.withoutOuterJob(environment));
    builder.environment().put(LocalClient.JOB_VARIABLE, jobId);
    return builder
        .directory(request.submitDirectory().toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private String tool(String name) {
    return Tool.find(name, environment).map(Path::toString).orElse(name);
  }
}
