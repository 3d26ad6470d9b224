package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("what is executed (S-196 to S-199)")
class InvocationPlanTest {

  @TempDir Path directory;

  @Test
  void nothingIsTheImagesOwn() {
    assertThat(service("image: a")).isEqualTo(new Invocation.ImageDefault());
  }

  @Test
  void aCommandGoesToTheImagesEntrypoint() {
    assertThat(service("image: a, command: 'x $Y'"))
        .isEqualTo(new Invocation.ImageEntrypoint(List.of("/bin/sh", "-c", "x $Y")));
    assertThat(service("image: a, command: [x, y z]"))
        .isEqualTo(new Invocation.ImageEntrypoint(List.of("x", "y z")));
  }

  @Test
  void anEntrypointReplacesTheImages() {
    assertThat(service("image: a, entrypoint: x y"))
        .isEqualTo(new Invocation.Command(List.of("/bin/sh", "-c", "x y")));
    assertThat(service("image: a, entrypoint: [x, y]"))
        .isEqualTo(new Invocation.Command(List.of("x", "y")));
  }

  @Test
  void entrypointAndCommandAreJoinedInTheirForm() {
    assertThat(service("image: a, entrypoint: \"x\\n\", command: y z"))
        .isEqualTo(new Invocation.Command(List.of("/bin/sh", "-c", "x y z")));
    assertThat(service("image: a, entrypoint: [x], command: [y, z]"))
        .isEqualTo(new Invocation.Command(List.of("x", "y", "z")));
  }

  @Test
  void aCommandOnTheHostIsTheCommand() {
    assertThat(
            Plans.only(directory, "runtime: {backend: host}\nservices: {a: {command: [x]}}\n")
                .invocation())
        .isEqualTo(new Invocation.Command(List.of("x")));
  }

  private Invocation service(String fields) {
    return Plans.only(directory, "services:\n  app: {" + fields + "}\n").invocation();
  }
}
