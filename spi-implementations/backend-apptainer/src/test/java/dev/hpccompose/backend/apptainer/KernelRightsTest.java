package dev.hpccompose.backend.apptainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelRightsTest {

  @TempDir private Path root;

  @BeforeEach
  void makeAMachine() throws IOException {
    write("proc/sys/user/max_user_namespaces", "60000\n");
    write("proc/sys/kernel/unprivileged_userns_clone", "1\n");
    write("dev/fuse", "");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  @Test
  @DisplayName("user namespaces and a device for file systems are all that it takes")
  void plain() {
    assertThat(rights(false).findings()).singleElement().isInstanceOf(Finding.Passed.class);
  }

  @Test
  @DisplayName("a kernel without user namespaces is a warning, unless root has installed a helper")
  void switchedOff() throws IOException {
    write("proc/sys/user/max_user_namespaces", "0\n");
    assertThat(rights(false).findings())
        .singleElement()
        .returns(
            "user namespaces are switched off by /proc/sys/user/max_user_namespaces",
            Finding::found);
    assertThat(rights(true).findings()).singleElement().isInstanceOf(Finding.Passed.class);
    write("usr/libexec/apptainer/bin/starter-suid", "");
    Files.setPosixFilePermissions(
        root.resolve("usr/libexec/apptainer/bin/starter-suid"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(rights(false).findings()).singleElement().isInstanceOf(Finding.Passed.class);
  }

  @Test
  @DisplayName("without the device every start unpacks the image")
  void noDevice() throws IOException {
    Files.delete(root.resolve("dev/fuse"));
    assertThat(rights(false).findings())
        .hasSize(2)
        .last()
        .returns("/dev/fuse cannot be used", Finding::found);
  }

  private KernelRights rights(boolean isRoot) {
    return new KernelRights(root, Optional.of(root.resolve("usr/bin/apptainer")), isRoot);
  }
}
