package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes of a spec make images anew, with an Enroot that only counts. */
class ReuseTest {

  @TempDir(factory = SharedPlace.class)
  Path directory;

  private Shell shell;

  @BeforeEach
  void anEnrootThatCounts() throws IOException {
    shell = new Shell(directory);
    Path enroot = Files.createDirectories(directory.resolve("bin")).resolve("enroot");
    Files.writeString(
        enroot,
        """
        #!/bin/sh
        case $1 in
          version) echo 4.1.0 ;;
          list) ;;
          import | export) echo "$@" >>%1$s/calls; echo image >"$3" ;;
        esac
        """
            .formatted(directory));
    Files.setPosixFilePermissions(enroot, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectory(directory.resolve("src"));
    spec("00:10:00", "serve", "info", "pip install x");
  }

  private void spec(String time, String command, String level, String prepare) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        x-slurm: {time: "%1$s", cache_dir: %2$s}
        services:
          app:
            image: "team/app:${TAG:-1}"
            command: %3$s
            environment: {LEVEL: "%4$s"}
            volumes: ["./src:/src"]
            x-runtime: {prepare: {commands: ["%5$s"]}}
        """
            .formatted(time, directory.resolve("cache"), command, level, prepare));
  }

  private String prepared(Map<String, String> more) {
    Shell.Result result =
        shell.run(
            Map.of(
                "PATH",
                directory.resolve("bin") + ":/usr/bin:/bin",
                "TAG",
                more.getOrDefault("TAG", "1")),
            "prepare");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private String prepared() {
    return prepared(Map.of());
  }

  @Test
  @DisplayName("sources that are mounted may change: the images are used as they are (S-298)")
  void mountedSources() throws IOException {
    Files.writeString(directory.resolve("src/main.py"), "1");
    assertThat(prepared()).contains("imported", "prepared");
    Files.writeString(directory.resolve("src/main.py"), "2");
    assertThat(prepared()).contains("reused").doesNotContain("imported", " prepared ");
    assertThat(directory.resolve("calls")).content().hasLineCount(2);
  }

  @Test
  @DisplayName("what only matters while the job runs may change: the images stay (S-300)")
  void settingsOfTheRun() throws IOException {
    prepared();
    spec("08:00:00", "serve --fast", "debug", "pip install x");
    assertThat(prepared()).contains("reused").doesNotContain("imported", " prepared ");
    spec("08:00:00", "serve --fast", "debug", "pip install y");
    assertThat(prepared()).contains(" prepared ");
    assertThat(directory.resolve("calls")).content().hasLineCount(3);
  }

  @Test
  @DisplayName("a variable in the name of an image is replaced when the plan is made (S-210)")
  void variables() throws IOException {
    prepared();
    assertThat(prepared(Map.of("TAG", "2"))).contains("team/app:2", "imported");
    assertThat(directory.resolve("calls")).content().contains("team/app:1", "team/app:2");
  }
}
