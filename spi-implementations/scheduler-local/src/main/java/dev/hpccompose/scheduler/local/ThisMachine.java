package dev.hpccompose.scheduler.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name that the supervisor has for the machine it runs on. */
final class ThisMachine {

  private ThisMachine() {}

  static String name() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.", 2)[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
