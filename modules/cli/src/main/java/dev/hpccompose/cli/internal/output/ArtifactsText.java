package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.artifact.Exports;

/** What was exported, for people. */
public final class ArtifactsText {

  private ArtifactsText() {}

  /** A line for each bundle. */
  public static String of(Console console, Exports exports) {
    Table table = new Table("BUNDLE", "FILES", "SIZE", "COPIED TO");
    exports
        .bundles()
        .forEach(
            (name, done) -> {
              table.row(
                  name,
                  Integer.toString(done.files()),
                  Bytes.text(done.bytes()),
                  console.shown(done.directory()));
              exports.archive(name).ifPresent(file -> table.row("", "", "", console.shown(file)));
            });
    return table.toString();
  }
}
