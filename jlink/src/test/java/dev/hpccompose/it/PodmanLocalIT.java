package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.containers.LocalSite;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The embedded engine runs containers of the real Podman. */
class PodmanLocalIT extends LocalContainerScenarios {

  PodmanLocalIT() {
    super("");
  }

  @Override
  LocalSite open() {
    return LocalSite.podman();
  }

  @Test
  @DisplayName("what Podman cannot do is refused with the reason before anything starts")
  void refusals() {
    assertThat(refused("x-runtime: {prepare: {commands: [\"true\"]}}, image: \"redis:7\""))
        .contains("service 'main' has prepare commands, which the backend 'podman' cannot run");
    assertThat(refused("image: /images/app.sqsh"))
        .contains("the backend 'podman' cannot run the image of service 'main'");
  }
}
