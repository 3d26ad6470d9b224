package dev.hpccompose.images.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hpccompose.spec.ImageReference.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry on this machine with one image, for a tool that reads images of registries only. It
 * answers nobody but its own user.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">what a
 *     registry answers</a>
 */
public final class LayoutServer implements AutoCloseable {

  private static final String REPOSITORY = "layout/image";
  private static final String BLOBS = "/v2/" + REPOSITORY + "/blobs/";
  private static final String MANIFESTS = "/v2/" + REPOSITORY + "/manifests/";

  private final LayoutImage image;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LayoutServer(LayoutImage image) throws IOException {
    this.image = image;
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    server.setExecutor(threads);
    server.createContext("/v2/", this::answer);
    server.start();
  }

  /**
   * Serves an image until it is closed.
   *
   * @throws IOException when it is not there, in words for a person
   */
  public static LayoutServer of(Layout layout) throws IOException {
    return new LayoutServer(LayoutImage.open(layout));
  }

  /** The image as a tool may ask for it. */
  public String reference() {
    return "docker://127.0.0.1:" + server.getAddress().getPort() + "/" + REPOSITORY + ":it";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!LoopbackPeer.isMe(exchange.getRemoteAddress(), exchange.getLocalAddress())) {
        exchange.sendResponseHeaders(HttpURLConnection.HTTP_FORBIDDEN, -1);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith(BLOBS)) {
        blob(exchange, path.substring(BLOBS.length()));
      } else if (path.startsWith(MANIFESTS)) {
        exchange.getResponseHeaders().set("Content-Type", LayoutImage.MANIFEST);
        send(exchange, image.manifest());
      } else {
        send(exchange, "{}".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private void blob(HttpExchange exchange, String digest) throws IOException {
    Path file;
    try {
      file = image.file(digest);
    } catch (FileNotFoundException e) {
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    if (start(exchange, Files.size(file))) {
      try (InputStream content = Files.newInputStream(file)) {
        content.transferTo(exchange.getResponseBody());
      }
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    if (start(exchange, body.length)) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Returns whether a body is wanted. */
  private static boolean start(HttpExchange exchange, long bytes) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(bytes));
    }
    exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, head || bytes == 0 ? -1 : bytes);
    return !head;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
