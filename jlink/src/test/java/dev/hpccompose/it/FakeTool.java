package dev.hpccompose.it;

import dev.hpccompose.it.job.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A script that is found before the real tool.
 *
 * @param directory where it is
 * @param name the name of the tool
 */
record FakeTool(Path directory, String name) {

  static FakeTool in(Workspace workspace, String name) throws IOException {
    return new FakeTool(Files.createDirectories(workspace.directory().resolve("bin")), name);
  }

  /** Writes the script; {@code $real} is the real tool, {@code $here} the directory. */
  void write(String body) throws IOException {
    String head = "#!/bin/bash\nhere=%s\nreal=/usr/bin/%s\n".formatted(directory, name);
    Path file = Files.writeString(directory.resolve(name), head + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The variable that makes it found. */
  Map<String, String> path() {
    return Map.of("PATH", directory + ":" + System.getenv("PATH"));
  }
}
