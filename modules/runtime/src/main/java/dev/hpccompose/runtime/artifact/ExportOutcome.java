package dev.hpccompose.runtime.artifact;

import java.nio.file.Path;
import java.util.List;

/** What became of the export of one bundle. */
public sealed interface ExportOutcome {

  /**
   * Everything is in its place.
   *
   * @param directory where
   * @param files how many files and links
   * @param bytes size of the files
   * @param warnings what was left out on purpose, and why
   */
  record Exported(Path directory, int files, long bytes, List<String> warnings)
      implements ExportOutcome {
    public Exported {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Nothing of the bundle was put into its place: some of it is not what was collected.
   *
   * @param problems what is wrong, by file
   */
  record Refused(List<String> problems) implements ExportOutcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
