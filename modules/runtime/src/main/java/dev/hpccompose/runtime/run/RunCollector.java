package dev.hpccompose.runtime.run;

import dev.hpccompose.system.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through places that hold runs, and meets each run once. */
final class RunCollector {

  private final Set<Path> places = new HashSet<>();
  private final Map<Path, RunDirectory> runs = new LinkedHashMap<>();
  private final List<RunLink> links = new ArrayList<>();
  private final List<RecordProblem> problems = new ArrayList<>();

  /** Goes through a place. */
  void visit(RecordsRoot root) {
    root.problem().ifPresent(problems::add);
    if (!isThere(root.runs())) {
      return;
    }
    try {
      Path real = root.runs().toRealPath();
      if (places.add(real)) {
        entries(root, real);
      }
    } catch (IOException e) {
      problems.add(unreadable(root.runs(), e));
    } catch (UncheckedIOException e) {
      problems.add(unreadable(root.runs(), PrivateFiles.unwrap(e)));
    }
  }

  /** All that was met. What is linked comes last, so that a run is known by its own place. */
  RunListing listing() {
    links.forEach(this::follow);
    return new RunListing(List.copyOf(runs.values()), problems);
  }

  private void entries(RecordsRoot root, Path real) throws IOException {
    try (Stream<Path> entries = Files.list(root.runs())) {
      // what is being removed has a hidden name
      entries.filter(entry -> !name(entry).startsWith(".")).forEach(entry -> meet(entry, real));
    }
  }

  private void meet(Path entry, Path realRuns) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        runs.putIfAbsent(realRuns.resolve(name(entry)), named(entry));
      } else if (attributes.isSymbolicLink()) {
        links.add(new RunLink(entry));
      } else if (RunId.isOne(name(entry))) {
        problems.add(new RecordProblem(entry, RecordProblem.Type.NOT_A_DIRECTORY, ""));
      }
    } catch (IOException e) {
      // somebody removes it at this moment
    }
  }

  private void follow(RunLink link) {
    try {
      switch (link.end()) {
        case RunLink.End.Run(Path path) -> runs.putIfAbsent(path.toRealPath(), named(path));
        case RunLink.End.Unseen(Path target) ->
            problems.add(
                new RecordProblem(
                    link.path(), RecordProblem.Type.LEADS_NOWHERE, target.toString()));
        case RunLink.End.Other() ->
            problems.add(new RecordProblem(link.path(), RecordProblem.Type.NOT_A_DIRECTORY, ""));
        case RunLink.End.Gone() -> {}
      }
    } catch (IOException e) {
      problems.add(unreadable(link.path(), e));
    }
  }

  /** A name that was not made here says nothing of when the run was: its history does. */
  private static RunDirectory named(Path path) {
    RunDirectory run = new RunDirectory(path);
    return RunId.isOne(run.runId()) ? run : RunHead.read(run).run();
  }

  /**
   * Whether a directory is there after all. A client of a network file system may know for a minute
   * that it is not; to list the directories above makes it ask again.
   */
  private static boolean isThere(Path directory) {
    if (Files.isDirectory(directory)) {
      return true;
    }
    for (Path above :
        List.of(directory.resolve("../..").normalize(), directory.resolveSibling(""))) {
      try (Stream<Path> names = Files.list(above)) {
        boolean _ = names.findFirst().isPresent();
      } catch (IOException e) {
        return false;
      }
    }
    return Files.isDirectory(directory);
  }

  private static RecordProblem unreadable(Path place, IOException problem) {
    return new RecordProblem(place, RecordProblem.Type.UNREADABLE, PrivateFiles.reason(problem));
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }
}
