package dev.hpccompose.tracking;

import java.util.Locale;

/** Whether the supervisor of a job has shown lately that it lives. */
public enum Freshness {
  /** It has. */
  FRESH,
  /** It has, but not lately. */
  STALE,
  /** It never has. */
  MISSING;

  /** The word in documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
