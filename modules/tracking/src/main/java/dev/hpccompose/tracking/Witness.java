package dev.hpccompose.tracking;

import java.util.Locale;

/** Who tells how a job is doing. */
public enum Witness {
  /** Its history. */
  LOG,
  /** The scheduler, now or when it was asked earlier. */
  SCHEDULER,
  /** Nobody. */
  NONE;

  /** The word in documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
