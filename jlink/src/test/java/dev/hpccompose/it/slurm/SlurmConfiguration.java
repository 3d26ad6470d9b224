package dev.hpccompose.it.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The files of a cluster.
 *
 * @param directory all that the cluster has on disk; short, for it holds a Unix socket
 * @param controllerPort where slurmctld listens
 * @param accounting the database, where the tracking wants one
 * @param nodes the nodes
 * @param tracking how processes are tracked
 */
record SlurmConfiguration(
    Path directory,
    int controllerPort,
    Accounting accounting,
    List<SlurmNode> nodes,
    Tracking tracking) {

  SlurmConfiguration {
    nodes = List.copyOf(nodes);
  }

  /** A configuration with {@code count} nodes, on free ports and in a new directory. */
  static SlurmConfiguration create(Tracking tracking, int count) throws IOException {
    List<Integer> ports = FreePorts.find(count + 2);
    Path directory = Files.createTempDirectory("hc");
    return new SlurmConfiguration(
        directory,
        ports.get(0),
        new Accounting(directory, ports.get(1)),
        SlurmNode.on(ports.subList(2, ports.size())),
        tracking);
  }

  Path file() {
    return directory.resolve("etc/slurm.conf");
  }

  Path mungeSocket() {
    return directory.resolve("run/munge.sock");
  }

  Path mungeKey() {
    return directory.resolve("munge/munge.key");
  }

  Path log(String daemon) {
    return directory.resolve("log/" + daemon + ".log");
  }

  /** Writes all files. */
  void write() throws IOException {
    for (String name : List.of("etc", "run", "log", "state", "spool")) {
      Files.createDirectory(directory.resolve(name));
    }
    var owner = PosixFilePermissions.fromString("rwx------");
    Files.createDirectory(directory.resolve("munge"), PosixFilePermissions.asFileAttribute(owner));
    // munged wants to create its socket in a place that others may enter
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    writeKey();
    Files.writeString(file(), text());
    Files.writeString(directory.resolve("etc/cgroup.conf"), cgroupText());
    Files.createFile(directory.resolve("etc/plugstack.conf"));
    Files.writeString(
        directory.resolve("etc/gres.conf"),
        nodes.stream().map(SlurmNode::devices).collect(Collectors.joining()));
  }

  private void writeKey() throws IOException {
    byte[] key = new byte[128];
    new SecureRandom().nextBytes(key);
    Files.write(mungeKey(), key);
    Files.setPosixFilePermissions(mungeKey(), PosixFilePermissions.fromString("rw-------"));
  }

  private String text() throws IOException {
    Map<String, String> settings = new HashMap<>(tracking.settings());
    settings.put("STORAGE", tracking.accounts() ? accounting.setting() : "accounting_storage/none");
    settings.put("DIR", directory.toString());
    settings.put("HOST", SlurmNode.host());
    settings.put("CONTROLLER_PORT", Integer.toString(controllerPort));
    settings.put("NODES", nodes.stream().map(SlurmNode::line).collect(Collectors.joining("\n")));
    return fill(template("slurm.conf"), settings);
  }

  private String cgroupText() {
    if (tracking == Tracking.CGROUP) {
      return "CgroupPlugin=cgroup/v1\nCgroupAutomount=no\nConstrainRAMSpace=yes\n";
    }
    return SlurmInstallation.atLeast(23, 11)
        ? "CgroupPlugin=disabled\n"
        : "CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n";
  }

  private static String fill(String template, Map<String, String> settings) {
    String text = template;
    for (var setting : settings.entrySet()) {
      text = text.replace("@" + setting.getKey() + "@", setting.getValue());
    }
    return text;
  }

  private static String template(String name) throws IOException {
    try (InputStream text = SlurmConfiguration.class.getResourceAsStream("/slurm/" + name)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
