package dev.hpccompose.runtime.spi;

/** What a check found: a sentence in lower case without a full stop, free of secrets. */
public sealed interface Finding {

  /** What was found. */
  String found();

  /**
   * All is well.
   *
   * @param found what was found
   */
  record Passed(String found) implements Finding {}

  /**
   * The job may suffer.
   *
   * @param found what was found
   * @param meaning what it means for the job
   * @param advice what to do
   */
  record Warning(String found, String meaning, String advice) implements Finding {}

  /**
   * The job cannot run.
   *
   * @param found what was found
   * @param meaning what it means for the job
   * @param advice what to do
   */
  record Blocker(String found, String meaning, String advice) implements Finding {}
}
