package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.LogFinding.BrokenSeal;
import dev.hpccompose.events.LogFinding.CausalCycle;
import dev.hpccompose.events.LogFinding.DamagedLine;
import dev.hpccompose.events.LogFinding.DanglingCause;
import dev.hpccompose.events.LogFinding.ForeignEvent;
import dev.hpccompose.events.LogFinding.ForeignRun;
import dev.hpccompose.events.LogFinding.NoLines;
import dev.hpccompose.events.LogFinding.SequenceGap;
import dev.hpccompose.events.LogFinding.SequenceRepeat;
import dev.hpccompose.events.LogFinding.TornTail;
import dev.hpccompose.events.spi.Obstacle;

/** What is wrong with a log, in a few words and without the place. */
final class LogFindingText {

  private LogFindingText() {}

  static String of(LogFinding finding) {
    return switch (finding) {
      case TornTail torn -> "the last line is incomplete (" + torn.length() + " bytes)";
      case DamagedLine line -> "the line is not an event: " + line.reason();
      case SequenceGap gap -> "expected event " + gap.expected() + ", found event " + gap.found();
      case SequenceRepeat repeat -> "event " + repeat.seq() + " is there a second time";
      case ForeignRun other ->
          "the event belongs to run " + other.found() + ", the log to run " + other.expected();
      case DanglingCause dangling -> "the cause " + dangling.cause() + " is not in the log";
      case CausalCycle cycle -> "the cause " + cycle.cause() + " comes after its effect";
      case ForeignEvent event ->
          event.writer() + " does not write " + event.type() + ": the event does not count";
      case NoLines no -> words(no.found()) + " lies there and was not opened";
      case BrokenSeal seal ->
          "the seal does not fit: something was changed, removed or inserted between byte "
              + seal.from()
              + " and this line";
    };
  }

  private static String words(Obstacle obstacle) {
    return switch (obstacle) {
      case DIRECTORY -> "a directory";
      case LINK -> "a symbolic link";
      case OTHER -> "a pipe, a socket or a device";
    };
  }
}
