import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs commands, which have to succeed. */
final class Processes {

  private Processes() {}

  static String run(List<String> command, Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed:\n" + output);
    }
    return output;
  }
}
