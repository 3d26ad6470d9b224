package dev.hpccompose.it.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A node: one slurmd on this host.
 *
 * @param name its name, unique on the host: control groups are named after it
 * @param number its number, from 1
 * @param port where its slurmd listens
 */
record SlurmNode(String name, int number, int port) {

  static List<SlurmNode> on(List<Integer> ports) {
    int cluster = ports.getFirst();
    return IntStream.range(0, ports.size())
        .mapToObj(i -> new SlurmNode("n" + cluster + "-" + (i + 1), i + 1, ports.get(i)))
        .toList();
  }

  String line() {
    return "NodeName=%s NodeHostname=%s NodeAddr=127.0.1.%d Port=%d CPUs=4 RealMemory=4000 Gres=gpu:2 State=UNKNOWN"
        .formatted(name, host(), number, port);
  }

  /** Its GPUs: devices that every host has, since Slurm asks for no more than a device. */
  String devices() {
    return "NodeName=%1$s Name=gpu File=/dev/null\nNodeName=%1$s Name=gpu File=/dev/zero\n"
        .formatted(name);
  }

  /** The short name of this host, as the daemons see it. */
  static String host() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.", 2)[0];
    } catch (IOException e) {
      throw new AssertionError("this host has no name", e);
    }
  }
}
