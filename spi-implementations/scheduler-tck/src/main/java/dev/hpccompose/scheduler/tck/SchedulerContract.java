package dev.hpccompose.scheduler.tck;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the suites share: one fixture in one empty directory for each test. */
public abstract class SchedulerContract {

  /** An empty directory, the one that jobs are submitted from. */
  @TempDir protected Path directory;

  private SchedulerFixture fixture;

  /** For the suite of one scheduler. */
  protected SchedulerContract() {}

  /**
   * Makes the scheduler under test.
   *
   * @param directory where it may keep files of its own; also the submit directory
   */
  protected abstract SchedulerFixture fixture(Path directory);

  @BeforeEach
  final void makeFixture() {
    fixture = fixture(directory);
  }

  final SchedulerFixture fixture() {
    return fixture;
  }
}
