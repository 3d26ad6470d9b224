package dev.hpccompose.backend.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real registry on a port of this machine. */
public final class LoopbackRegistry implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

  private static final long LARGE = 1 << 16;

  private final Process process;
  private final BufferedReader log;
  private final Path directory;
  private final String address;

  private LoopbackRegistry(Process process, Path directory) throws IOException {
    this.process = process;
    this.directory = directory;
    log = process.inputReader();
    address = awaitAddress();
    Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
  }

  /**
   * Starts it.
   *
   * @param directory for all that it keeps; it is made
   */
  public static LoopbackRegistry in(Path directory) {
    ContainerTools.require();
    try {
      Files.createDirectories(directory);
      Path configuration = directory.resolve("registry.yml");
      Files.writeString(
          configuration,
          """
          version: 0.1
          log: {level: info, accesslog: {disabled: true}}
          storage: {filesystem: {rootdirectory: %s}}
          http: {addr: "127.0.0.1:0"}
          """
              .formatted(directory.resolve("data")));
      Process process =
          new ProcessBuilder("docker-registry", "serve", configuration.toString())
              .redirectErrorStream(true)
              .start();
      return new LoopbackRegistry(process, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String awaitAddress() throws IOException {
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return listening.group(1);
      }
    }
    throw new IOException("the registry ended before it listened");
  }

  /** Where it listens, such as {@code 127.0.0.1:5000}. */
  public String address() {
    return address;
  }

  /**
   * Takes an image.
   *
   * @param image the image
   * @param name such as {@code library/tiny:1}
   * @return how a spec names it
   */
  public String push(TestImage image, String name) {
    Programs.run(
        directory,
        List.of(
            "skopeo",
            "--insecure-policy",
            "copy",
            "-q",
            // Enroot asks for the second schema of Docker, and for nothing else
            "--format=v2s2",
            "--dest-tls-verify=false",
            image.source(),
            "docker://" + address + "/" + name));
    return "docker://" + address + "/" + name;
  }

  /**
   * Takes the second half of everything that it keeps and that is larger than a manifest. It does
   * not notice, and sends what is left.
   *
   * @return mends all of it
   */
  public Runnable truncate() {
    Map<Path, byte[]> whole = new HashMap<>();
    try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
      for (Path file : files.filter(LoopbackRegistry::isLarge).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        whole.put(file, bytes);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return () -> whole.forEach(LoopbackRegistry::restore);
  }

  private static boolean isLarge(Path file) {
    return Files.isRegularFile(file) && file.toFile().length() > LARGE;
  }

  private static void restore(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
