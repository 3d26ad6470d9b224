package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.backend.tck.EnrootStandIn;
import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.ImageOrder;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.ImageOutcome;
import dev.hpccompose.images.Images;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry may answer instead of an image. */
class RegistryAnswersTest {

  @TempDir private Path directory;
  private ServerSocket registry;
  private final List<String> answers = Collections.synchronizedList(new ArrayList<>());
  private final List<ImageNews> news = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void listen() throws IOException {
    registry = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    registry.close();
  }

  private void serve() {
    try {
      while (true) {
        try (Socket client = registry.accept()) {
          answer(client);
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  /** Each answer once, the last one from then on; an empty one hangs up. */
  private void answer(Socket client) throws IOException {
    while (client.getInputStream().read() != '\n') {
      // the rest of the request does not matter
    }
    String status = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    if (!status.isEmpty()) {
      OutputStream out = client.getOutputStream();
      String head = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      client.shutdownOutput();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  @Test
  @DisplayName("401, 403 and 404 will not pass: they are told at once, as Enroot says them")
  void refusals() {
    for (String status : List.of("401 Unauthorized", "403 Forbidden", "404 Not Found")) {
      news.clear();
      assertThat(problem(status)).contains("returned error code: " + status);
      assertThat(news).noneMatch(ImageNews.Retrying.class::isInstance);
    }
  }

  @Test
  @DisplayName("429 and 500 may pass: the import is tried again, after two seconds and after four")
  void busy() {
    assertThat(problem("429 Too Many Requests", "500 Internal Server Error", "404 Not Found"))
        .contains("404 Not Found");
    assertThat(news)
        .filteredOn(ImageNews.Retrying.class::isInstance)
        .extracting(one -> ((ImageNews.Retrying) one).in().toSeconds())
        .containsExactly(2L, 4L);
  }

  @Test
  @DisplayName("a registry that hangs up is no image")
  void silence() {
    assertThat(problem("")).contains("the import of docker://127.0.0.1");
    assertThat(directory.resolve("cache/base")).isEmptyDirectory();
  }

  private String problem(String... replies) {
    answers.clear();
    answers.addAll(List.of(replies));
    EnrootStandIn enroot = EnrootStandIn.in(directory.resolve("enroot"));
    String image = "docker://127.0.0.1:" + registry.getLocalPort() + "/team/app:1";
    Map<String, String> environment = enroot.environment("ENROOT_TRANSFER_RETRIES", "0");
    ImageOutcome outcome =
        Images.prepare(
            new ImageOrder(
                ImagePlans.of(
                    directory.resolve("cache"),
                    List.of(ImagePlans.service("a", image, Optional.empty()))),
                "1",
                environment,
                Mode.MISSING,
                false),
            news::add);
    assertThat(outcome).isInstanceOf(ImageOutcome.NotReady.class);
    return ((ImageOutcome.NotReady) outcome).problem();
  }
}
