package dev.hpccompose.cli.internal.output;

import dev.hpccompose.tracking.Contradiction;
import dev.hpccompose.tracking.Contradiction.EventAfterEnd;
import dev.hpccompose.tracking.Contradiction.ExitCodeDiffers;
import dev.hpccompose.tracking.Contradiction.ExitWithoutStart;
import dev.hpccompose.tracking.Contradiction.SchedulerDisagrees;
import dev.hpccompose.tracking.Contradiction.SecondEnd;

/** Two words of a history that cannot both be true, for people. */
final class ContradictionText {

  private ContradictionText() {}

  static String of(Contradiction contradiction) {
    return switch (contradiction) {
      case SchedulerDisagrees said ->
          "the scheduler says " + said.state() + ", the job " + said.outcome().word();
      case ExitCodeDiffers end ->
          "the job ended with code %d because of %s, which exited with code %d"
              .formatted(end.exitCode(), end.service(), end.serviceExitCode());
      case SecondEnd end -> "the attempt had ended with event " + end.first();
      case EventAfterEnd event -> "the attempt had ended with event " + event.end();
      case ExitWithoutStart exit ->
          exit.service() + " exited (launch " + exit.launch() + ") and was never started";
    };
  }
}
