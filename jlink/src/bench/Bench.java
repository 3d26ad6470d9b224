import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what the project promises, in one run, and prints it as Markdown: {@code java Bench.java
 * IMAGE WORK_DIRECTORY}. Times of commands are ratios to a floor that is measured in turn with
 * them, because machines are noisy and differ.
 */
final class Bench {

  static void main(String[] args) throws IOException, InterruptedException {
    Path image = Path.of(args[0]).toAbsolutePath();
    Path work = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
    List<Row> rows = new ArrayList<>();
    rows.addAll(new StartUp(image, work).measure());
    rows.addAll(new Authoring(image, work).measure());
    rows.addAll(new Preparing(image, work).measure());
    rows.addAll(new Latencies(image, work).measure());
    rows.addAll(new Footprint(image, work).measure());
    rows.addAll(new Teardown(image, work).measure());
    rows.addAll(new Reading(image, work).measure());
    System.out.println("| what | measured | target |\n|---|---|---|");
    rows.forEach(row -> System.out.println(row.markdown()));
  }

  /** One line of the table. */
  record Row(String what, String measured, String target) {
    String markdown() {
      return "| " + what + " | " + measured + " | " + target + " |";
    }
  }
}
