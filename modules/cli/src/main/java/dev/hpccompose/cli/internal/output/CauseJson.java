package dev.hpccompose.cli.internal.output;

import dev.hpccompose.tracking.Cause;

/** Causes as JSON: codes and the words of others. */
final class CauseJson {

  private CauseJson() {}

  static void write(Json json, Cause cause) {
    json.text("type", cause.type().word());
    json.text("service", cause.service());
    json.text("node", cause.node());
    json.text("evidence", cause.evidence());
  }
}
