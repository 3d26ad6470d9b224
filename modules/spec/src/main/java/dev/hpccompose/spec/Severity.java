package dev.hpccompose.spec;

/** How much a finding weighs. */
public enum Severity {
  /** The spec cannot be used. */
  ERROR,
  /** The spec can be used, but probably does not mean what it says. */
  WARNING,
  /** The spec means something else than it would elsewhere, in a way that does no harm. */
  NOTE,
  /** Nothing that one must know; shown to those who ask for it. */
  INFO
}
