package dev.hpccompose.it.slurm;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody listens on. */
final class FreePorts {

  private FreePorts() {}

  /** Ports below those that the kernel hands out by itself, so that no client takes them. */
  static List<Integer> find(int count) {
    return ThreadLocalRandom.current()
        .ints(17_000, 31_000)
        .distinct()
        .filter(FreePorts::free)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
