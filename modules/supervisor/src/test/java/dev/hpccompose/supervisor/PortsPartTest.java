package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsPartTest {

  /** Each as if the node had no other. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"perl", "python3"})
  @DisplayName("a port that is bound is taken, though nobody listens there yet")
  void triesToBind(String tool) throws IOException {
    assumeThat(Files.isExecutable(Path.of("/usr/bin", tool))).as("has " + tool).isTrue();
    String only = "hash() { [[ $1 == " + tool + " ]]; }\n";
    int port;
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      port = bound.getLocalPort();
      assertThat(look(only, port)).isEqualTo("taken\n");
    }
    assertThat(look(only, port)).isEqualTo("free\n");
  }

  @Test
  @DisplayName("without a tool that binds, the list of the kernel tells who listens")
  void readsTheList() throws IOException {
    String none = "hash() { return 1; }\n";
    int port;
    try (ServerSocket listens = new ServerSocket(0)) {
      port = listens.getLocalPort();
      assertThat(look(none, port)).isEqualTo("taken\n");
    }
    assertThat(look(none, port)).isEqualTo("free\n");
  }

  private static String look(String world, int port) {
    String question = "hc_is_taken " + port + " && echo taken || echo free\n";
    return Bash.text(Bash.part("allocation") + world + question);
  }
}
