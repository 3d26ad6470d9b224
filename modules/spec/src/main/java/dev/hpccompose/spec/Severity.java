package dev.hpccompose.spec;

/** How bad a finding is. */
public enum Severity {
  /** The spec cannot be used. */
  ERROR,
  /** The spec can be used, but probably does not mean what it says. */
  WARNING
}
