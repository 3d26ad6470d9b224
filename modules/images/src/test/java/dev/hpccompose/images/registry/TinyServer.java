package dev.hpccompose.images.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A server of the web that answers what a test says, and remembers what it was asked. */
final class TinyServer implements AutoCloseable {

  /**
   * What was asked.
   *
   * @param place the path and the query; with a host when it is asked as a proxy
   * @param authorization the header of that name, or nothing
   */
  record Request(String place, String authorization) {}

  private final ServerSocket socket;
  private final List<Request> asked = Collections.synchronizedList(new ArrayList<>());

  /**
   * Starts to answer.
   *
   * @param answers the status, further headers and the document, as they go over the wire
   */
  TinyServer(Function<Request, String> answers) throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(answers));
  }

  static String reply(int status, String header, String body) {
    return "HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s"
        .formatted(status, body.length(), header.isEmpty() ? "" : header + "\r\n", body);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  List<Request> asked() {
    return List.copyOf(asked);
  }

  private void serve(Function<Request, String> answers) {
    try {
      while (true) {
        try (Socket client = socket.accept()) {
          Request request = read(client);
          asked.add(request);
          byte[] answer = answers.apply(request).getBytes(StandardCharsets.US_ASCII);
          client.getOutputStream().write(answer);
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static Request read(Socket client) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String place = reader.readLine().split(" ")[1];
    String authorization = "";
    for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
      if (line.startsWith("Authorization: ")) {
        authorization = line.substring("Authorization: ".length());
      }
    }
    return new Request(place, authorization);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
