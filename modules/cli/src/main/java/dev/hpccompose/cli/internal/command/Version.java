package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.output.Resource;

/** The version of this build. */
final class Version {

  private Version() {}

  static String current() {
    return Resource.text(Version.class, "version.txt").strip();
  }
}
