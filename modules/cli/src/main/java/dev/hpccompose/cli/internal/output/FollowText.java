package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.cli.internal.words.EventText;
import dev.hpccompose.events.AttemptEvent;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.ClientEvent;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.HookOutcome;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.LogSealed;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceHookFinished;
import dev.hpccompose.events.ServiceEvent.ServicePortTaken;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceStarting;
import dev.hpccompose.events.ServiceEvent.ServiceStopping;
import dev.hpccompose.events.ServiceEvent.ServiceUnhealthy;
import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.TeardownReason;
import dev.hpccompose.events.UnknownEvent;
import dev.hpccompose.runtime.follow.FollowView;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run while it goes on: what happens on standard error, what services write on standard output.
 */
public final class FollowText implements FollowView {

  private final Console console;
  private final Style style;
  private final LogLines lines;
  private final Consumer<SchedulerAnswer> heard;
  private @Nullable Instant start;

  /**
   * The text of a run.
   *
   * @param services names of the services, in start order
   * @param heard is told what the scheduler says
   */
  public FollowText(Console console, List<String> services, Consumer<SchedulerAnswer> heard) {
    this.console = console;
    this.style = console.errStyle();
    this.lines = new LogLines(console, services, new LogLines.Beginning(true, true, false));
    this.heard = heard;
  }

  /** Whether any service wrote a line. */
  public boolean anyLines() {
    return lines.any();
  }

  @Override
  public void event(RecordedEvent recorded) {
    if (start == null) {
      start = recorded.at();
    }
    if (isWorthALine(recorded.event())) {
      tell(recorded.at(), coloured(recorded.event(), text(recorded)));
    }
  }

  @Override
  public void lines(String service, List<String> text) {
    lines.print(service, text);
    lines.flush();
  }

  @Override
  public void answer(SchedulerAnswer answer) {
    heard.accept(answer);
    String reason = answer.reason().map(" (%s)"::formatted).orElse("");
    String text =
        switch (answer.state()) {
          case PENDING -> "waits in the queue" + answer.reason().map(QueueReason::of).orElse("");
          case RUNNING, COMPLETING -> "has its nodes" + reason;
          case UNKNOWN -> "the scheduler does not know the job (yet)";
          case SUCCEEDED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED, FAILED ->
              "the scheduler says " + answer.evidence();
        };
    tell(Instant.now(), style.warning(text));
  }

  @Override
  public boolean isRead() {
    return lines.flush();
  }

  private void tell(Instant at, String text) {
    Instant from = start == null ? at : start;
    console.err().println(style.faint(Times.since(from, at)) + "  " + text);
  }

  private static String text(RecordedEvent recorded) {
    boolean first = recorded.attempt() == 0;
    return first && recorded.event() instanceof AttemptStarted started
        ? "job started on " + String.join(", ", started.nodes())
        : EventText.describe(recorded);
  }

  /** What the first and the last lines of the command say is not said in between. */
  private static boolean isWorthALine(JobEvent event) {
    return switch (event) {
      case SubmissionEvent _, AttemptFinished _, LogSealed _, UnknownEvent _ -> false;
      case TeardownStarted teardown -> teardown.reason() != TeardownReason.COMPLETED;
      case ClientEvent client -> client instanceof JobCancelRequested;
      case ServiceStarting _, ServiceStopping _ -> false;
      case AttemptEvent _, ServiceEvent _, CauseEvent _ -> true;
    };
  }

  private String coloured(JobEvent event, String text) {
    return switch (event) {
      case ServiceReady _ -> style.good(text);
      case ServiceReadinessFailed _, ServiceUnhealthy _ -> style.error(text);
      case ServicePortTaken _ -> style.warning(text);
      case ServiceHookFinished hook when hook.outcome() != HookOutcome.SUCCEEDED ->
          style.warning(text);
      case ServiceExited exited when !exited.succeeded() -> style.error(text);
      case CauseEvent _ -> style.error(text);
      default -> text;
    };
  }
}
