package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import dev.hpccompose.system.process.Tool;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code sbatch --parsable} answered, read strictly: an id, or no id. */
record SbatchAnswer(SubmitRequest request, Tool.Result result) {

  private static final Pattern ID = Pattern.compile("([1-9]\\d*)(?:;(\\S+))?");

  /** After these the controller may have taken the job all the same. */
  private static final Pattern LOST_ANSWER =
      Pattern.compile(
          "timed out|Zero Bytes were transmitted|Transport endpoint|Connection reset|Broken pipe",
          Pattern.CASE_INSENSITIVE);

  SubmitReply submission() {
    Matcher id = ID.matcher(lastLine());
    boolean named = id.matches();
    if (named && (result.succeeded() || result.timedOut())) {
      return accepted(id.group(1), Optional.ofNullable(id.group(2)));
    }
    return named || isUnclear()
        ? new SubmitReply.Unknown(printed())
        : new SubmitReply.Refused(result.exitCode(), printed());
  }

  private String lastLine() {
    return result.out().lines().reduce("", (earlier, later) -> later);
  }

  /** Also when sbatch was killed, or ended well without an id. */
  private boolean isUnclear() {
    return result.timedOut()
        || result.succeeded()
        || result.exitCode() > 128
        || LOST_ANSWER.matcher(result.err()).find();
  }

  private SubmitReply accepted(String jobId, Optional<String> cluster) {
    JobRef job = new JobRef(jobId, request.runId(), cluster, Optional.empty(), Optional.empty());
    return new SubmitReply.Accepted(
        job, BatchLogPath.of(request.script(), request.submitDirectory(), jobId));
  }

  private String printed() {
    String text = (result.err() + result.out()).strip();
    return text.isEmpty() ? "sbatch printed nothing" : text;
  }
}
