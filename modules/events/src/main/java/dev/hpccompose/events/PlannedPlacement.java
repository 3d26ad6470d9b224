package dev.hpccompose.events;

/** Where a service runs inside the allocation. */
public enum PlannedPlacement implements StoredWord {
  /** On its first node. */
  PRIMARY_NODE,
  /** On all of its nodes. */
  WHOLE_ALLOCATION,
  /** A word of a later build. */
  UNKNOWN
}
