package dev.hpccompose.events;

/** When a command beside the process of a service runs. */
public enum HookKind implements StoredWord {
  /** After its launch. */
  POST_START,
  /** Before it is asked to end. */
  PRE_STOP,
  /** A word of a later build. */
  UNKNOWN
}
