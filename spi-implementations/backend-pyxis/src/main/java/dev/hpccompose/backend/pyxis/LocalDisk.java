package dev.hpccompose.backend.pyxis;

import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.file.Storage;
import java.io.IOException;
import java.nio.file.Path;

/** Directories of Enroot that must not be shared between machines. */
final class LocalDisk {

  private LocalDisk() {}

  /**
   * What there is to say of one.
   *
   * @param name the variable that says where it is
   * @param directory where it is
   * @param wanted bytes that should be free
   */
  static Finding of(String name, Path directory, long wanted) throws IOException {
    String what = name + " " + Storage.described(directory);
    if (Storage.isNetwork(directory)) {
      return new Finding.Warning(
          what + " is on a file system of several machines",
          "unpacking images there is slow, and fails with 'Stale file handle'",
          "set " + name + " to a directory of a local disk");
    }
    long free = Storage.free(directory);
    return free < wanted
        ? new Finding.Warning(
            what + " has " + Storage.text(free) + " left",
            "making an image may end with 'No space left on device'",
            "set " + name + " to a directory with more space")
        : new Finding.Passed(what + " is local and has " + Storage.text(free) + " left");
  }
}
