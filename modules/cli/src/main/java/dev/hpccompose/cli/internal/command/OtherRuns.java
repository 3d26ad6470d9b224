package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RunHead;
import dev.hpccompose.runtime.run.RunStore;
import dev.hpccompose.runtime.run.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs that are there when those of a spec are not: its name may have been another one. */
final class OtherRuns {

  private static final int SHOWN = 3;

  private OtherRuns() {}

  /** The newest run of each spec, in one sentence; empty where there is none. */
  static Optional<String> of(Console console, RunStore store) {
    Map<String, RunHead> newest = new LinkedHashMap<>();
    for (RunHead head : store.heads()) {
      head.plan()
          .filter(_ -> head.isSound())
          .ifPresent(plan -> newest.putIfAbsent(spec(console, store, head, plan), head));
    }
    List<String> words = new ArrayList<>();
    newest.forEach((spec, head) -> words.add(spec + " (" + title(head) + ")"));
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<String> shown = words.subList(0, Math.min(SHOWN, words.size()));
    String more = words.size() > SHOWN ? " and " + (words.size() - SHOWN) + " more" : "";
    return Optional.of(
        "there are runs of "
            + String.join(", ", shown)
            + more
            + ": name one with --job ID, or its spec with -f FILE");
  }

  private static String spec(Console console, RunStore store, RunHead head, RunPlanned plan) {
    return console.shown(store.relocation(head.run(), plan).spec().now());
  }

  private static String title(RunHead head) {
    return "newest: " + RunView.read(head.run()).title();
  }
}
