package dev.hpccompose.runtime.run;

import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.system.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files of a run that are still there with what its history says of them: the spec,
 * the script, the manifest of the artifacts by their digests, and {@code state.json} by the end.
 */
final class RecordedFiles {

  /** In front of the services, which have members with the same names. */
  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([a-z_]+)\"");

  private static final Pattern EXIT_CODE = Pattern.compile("\"exit_code\":([0-9]+)");

  private final RunDirectory run;
  private final Map<Path, Recorded> digests = new LinkedHashMap<>();
  private boolean resumes;
  private @Nullable RecordedEvent end;

  private record Recorded(EventId event, String digest) {}

  RecordedFiles(RunDirectory run) {
    this.run = run;
  }

  void add(RecordedEvent recorded) {
    JobEvent event = recorded.event();
    if (event instanceof RunPlanned planned) {
      resumes = planned.resumeDir().isPresent();
    } else if (event instanceof ScriptRendered script) {
      expect(run.script(), recorded, script.sha256());
      script.specSha256().ifPresent(digest -> expect(run.spec(), recorded, digest));
    } else if (event instanceof ArtifactsCollected collected) {
      Path manifest = results(recorded).resolve("artifacts/manifest.json");
      collected.manifestSha256().ifPresent(digest -> expect(manifest, recorded, digest));
    } else if (event instanceof AttemptStarted) {
      end = null;
    } else if (event instanceof AttemptFinished) {
      end = recorded;
    }
  }

  /** Those that differ. */
  List<ChangedFile> changed() {
    List<ChangedFile> changed = new ArrayList<>();
    digests.forEach((file, recorded) -> compare(file, recorded.event, recorded.digest, changed));
    RecordedEvent last = end;
    if (last != null) {
      compareState(last, (AttemptFinished) last.event(), changed);
    }
    return changed;
  }

  private void expect(Path file, RecordedEvent recorded, String digest) {
    digests.put(file, new Recorded(recorded.id(), digest));
  }

  private Path results(RecordedEvent recorded) {
    return resumes ? run.attempt(recorded.attempt()) : run.path();
  }

  private static void compare(Path file, EventId event, String digest, List<ChangedFile> changed) {
    if (!Files.isRegularFile(file)) {
      return; // it was removed, as those of old runs are
    }
    String found = digest(file);
    if (!found.equals(digest)) {
      changed.add(new ChangedFile(file, event, digest, found));
    }
  }

  private static String digest(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private void compareState(
      RecordedEvent recorded, AttemptFinished finished, List<ChangedFile> changed) {
    Path file = results(recorded).resolve("state.json");
    if (!Files.isRegularFile(file)) {
      return;
    }
    String expected = finished.outcome().word() + " " + finished.exitCode();
    String found = state(file);
    if (!found.equals(expected)) {
      changed.add(new ChangedFile(file, recorded.id(), expected, found));
    }
  }

  private static String state(Path file) {
    try {
      String text = Files.readString(file).replaceFirst("\"services\":.*", "");
      return first(OUTCOME, text) + " " + first(EXIT_CODE, text);
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "?";
  }
}
