package dev.hpccompose.events;

/** How the readiness of a service is found out. */
public enum ProbeKind implements StoredWord {
  /** Some time passes. */
  SLEEP,
  /** A port accepts connections. */
  TCP,
  /** A line of its log matches. */
  LOG,
  /** A URL answers. */
  HTTP,
  /** A command succeeds. */
  EXEC,
  /** A word of a later build. */
  UNKNOWN
}
