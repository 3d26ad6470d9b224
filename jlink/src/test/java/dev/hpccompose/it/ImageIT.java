package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.Image;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image is small, whole, and works wherever it is unpacked. */
class ImageIT {

  private static final long UNPACKED = 85_000_000;
  private static final long PACKED = 40_000_000;
  private static final String AOT_OR_NOTHING = "-XX:AOTMode=on";

  private final Image image = Image.built();

  @Test
  void holdsTheReviewedModulesOnly() throws IOException {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(image.home().resolve("release"))) {
      release.load(reader);
    }
    List<String> modules = List.of(release.getProperty("MODULES").replace("\"", "").split(" "));
    assertThat(modules).doesNotContain("java.desktop");
    Golden.file("image/modules.expected.txt")
        .matches(modules.stream().sorted().collect(Collectors.joining("\n", "", "\n")));
  }

  @Test
  void holdsOurClassesAsTheyWereTested() throws IOException {
    int compared = 0;
    URI modules = URI.create("jrt:/");
    try (FileSystem linked =
        FileSystems.newFileSystem(modules, Map.of("java.home", image.home().toString()))) {
      for (Path classes : testedClasses()) {
        compared += compare(classes, linked.getPath("modules", moduleOf(classes)));
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  private static List<Path> testedClasses() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String group : List.of("../modules", "../spi-implementations")) {
      try (Stream<Path> projects = Files.list(Path.of(group))) {
        projects
            .filter(project -> !project.toString().endsWith("-tck"))
            .map(project -> project.resolve("target/classes"))
            .filter(classes -> Files.exists(classes.resolve("module-info.class")))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static String moduleOf(Path classes) {
    return ModuleFinder.of(classes).findAll().iterator().next().descriptor().name();
  }

  private static int compare(Path tested, Path linked) throws IOException {
    int compared = 0;
    try (Stream<Path> files = Files.walk(tested)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = tested.relativize(file).toString();
        if (!name.equals("module-info.class")) { // jlink writes into it which packages there are
          assertThat(Files.readAllBytes(linked.resolve(name)))
              .as(name)
              .isEqualTo(Files.readAllBytes(file));
          compared++;
        }
      }
    }
    return compared;
  }

  @Test
  void staysBelowEightyFiveMegabytesUnpacked() throws IOException {
    try (Stream<Path> files = Files.walk(image.home())) {
      long size =
          files
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .mapToLong(file -> file.toFile().length())
              .sum();
      assertThat(size).as("bytes below %s", image.home()).isBetween(20_000_000L, UNPACKED);
    }
  }

  @Test
  void staysBelowFortyMegabytesPacked() {
    assertThat(archive()).isRegularFile();
    assertThat(archive().toFile().length()).as("bytes of %s", archive()).isLessThan(PACKED);
  }

  @Test
  void usesItsAotCacheWhereverItIsUnpacked(@TempDir Path elsewhere) {
    Image unpacked = unpack(elsewhere);
    Result result = strictly(unpacked).expect(0);
    assertThat(result.stdout()).startsWith("hpc-compose ");
    assertThat(result.stderr()).isEmpty();
  }

  /** Shows that the test above would notice. */
  @Test
  void failsWithoutItsAotCacheWhenToldToInsist(@TempDir Path elsewhere) throws IOException {
    Image unpacked = unpack(elsewhere);
    try (Stream<Path> files = Files.walk(unpacked.home())) {
      List<Path> caches = files.filter(file -> file.toString().endsWith(".aot")).toList();
      assertThat(caches).hasSize(1);
      Files.delete(caches.getFirst());
    }
    assertThat(strictly(unpacked).exit()).isNotZero();
    unpacked.run(elsewhere, Map.of(), List.of("--version")).expect(0);
  }

  @Test
  void startsThroughALinkAndFromAPathWithBlanks(@TempDir Path elsewhere) throws IOException {
    Path place = Files.createDirectory(elsewhere.resolve("a place"));
    Path link = elsewhere.resolve("hc");
    Files.createSymbolicLink(link, unpack(place).launcher());
    new Command(List.of(link.toString(), "--version"), elsewhere, Map.of())
        .run(Duration.ofSeconds(20))
        .expect(0);
  }

  @Test
  @DisplayName("other letters than ASCII are no problem of a caller whose locale is C")
  void namesFilesInEveryLocale(@TempDir Path place) throws IOException {
    String spec =
        """
        name: letters
        runtime: {backend: host}
        x-slurm: {cache_dir: ü}
        services:
          grüß: {command: 'echo "$LC_ALL" >"über"'}
        """;
    Files.writeString(place.resolve("größe.yaml"), spec);
    List<String> line = List.of("up", "--local", "-f", "größe.yaml");
    image.run(place, Map.of("LC_ALL", "C"), line).expect(0);
    assertThat(place.resolve("über")).hasContent("C\n");
  }

  private Result strictly(Image unpacked) {
    return unpacked.run(
        unpacked.home(), Map.of("HPC_COMPOSE_JAVA_OPTIONS", AOT_OR_NOTHING), List.of("--version"));
  }

  private Image unpack(Path directory) {
    new Command(List.of("tar", "-xzf", archive().toString()), directory, Map.of())
        .run(Duration.ofSeconds(60))
        .expect(0);
    return new Image(directory.resolve(image.home().getFileName()));
  }

  /** The one archive beside the image. */
  private Path archive() {
    Path directory = Objects.requireNonNull(image.home().getParent());
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> archives = files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
      assertThat(archives).as("archives in %s", directory).hasSize(1);
      return archives.getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
