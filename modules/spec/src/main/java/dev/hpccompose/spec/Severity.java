package dev.hpccompose.spec;

/** How much a finding weighs. */
public enum Severity {
  /** The spec cannot be used. */
  ERROR("error"),
  /** The spec can be used, but probably does not mean what it says. */
  WARNING("warning"),
  /** The spec means something else than it would elsewhere, in a way that does no harm. */
  NOTE("note"),
  /** Nothing that one must know; shown to those who ask for it. */
  INFO("info");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The word with which a finding begins. */
  public String label() {
    return label;
  }
}
