package dev.hpccompose.images.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.system.lock.LockOwner;
import dev.hpccompose.system.lock.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {

  @TempDir private Path directory;
  private FakePreparer preparer;
  private CacheSlot slot;
  private final List<ImageNews> news = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void prepare() {
    preparer = new FakePreparer(directory.resolve("tools"));
    slot = new CacheSlot(directory.resolve("cache/base/k.sqsh"));
  }

  @Test
  @DisplayName("twenty who want one image at once import it once, and all have it")
  void imports_once() throws Exception {
    List<SubmissionEvent> facts = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(20)) {
      List<Future<SubmissionEvent>> works = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        works.add(people.submit(() -> image(preparer, Pause.real()).get(false).fact()));
      }
      for (Future<SubmissionEvent> work : works) {
        facts.add(work.get());
      }
    }
    assertThat(preparer.imports()).isEqualTo(1);
    assertThat(facts).filteredOn(ImageImported.class::isInstance).hasSize(1);
    assertThat(facts).filteredOn(ImageReused.class::isInstance).hasSize(19);
  }

  @Test
  @DisplayName("a registry that is busy is asked again, and the fact says how often")
  void retries() throws Exception {
    FakePreparer busy = failing("echo 'returned error code: 429'; echo half >\"$1\"; exit 1", 2);
    SubmissionEvent fact = image(busy, pauses::add).get(false).fact();
    assertThat(fact)
        .isInstanceOfSatisfying(
            ImageImported.class, made -> assertThat(made.attempts()).isEqualTo(3));
    assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(news).filteredOn(ImageNews.Retrying.class::isInstance).hasSize(2);
    assertThat(slot.image()).hasContent(FakePreparer.IMPORTED.strip());
  }

  @Test
  @DisplayName("an error has the last lines of the tool, and names the file with all of them")
  void keepsWhatTheToolSaid() throws IOException {
    FakePreparer loud = failing("seq 1 5000; echo '401 Unauthorized'; exit 3", 1);
    assertThatThrownBy(() -> image(loud, pauses::add).get(false))
        .isInstanceOfSatisfying(
            ImageProblem.class,
            problem -> {
              assertThat(problem.getMessage())
                  .contains("failed with exit code 3", "401 Unauthorized", "  5000")
                  .doesNotContain("\n  4900\n");
              Path log = Path.of(problem.hint().replace("the full output of the tool is in ", ""));
              assertThat(log).content().startsWith("1\n2\n");
            });
    assertThat(ImageCache.find(slot)).isEmpty();
  }

  @Test
  @DisplayName("an image without its manifest, with a torn one or of another size is not there")
  void onlyWholeImagesCount() throws Exception {
    image(preparer, pauses::add).get(false);
    assertThat(ImageCache.find(slot)).isPresent();
    byte[] manifest = Files.readAllBytes(slot.manifest());
    Files.writeString(slot.manifest(), "{\"schema_version\":1,\"key\":");
    assertThat(ImageCache.find(slot)).isEmpty();
    Files.writeString(slot.manifest(), "[]");
    assertThat(ImageCache.find(slot)).isEmpty();
    Files.write(slot.manifest(), manifest);
    assertThat(ImageCache.find(slot)).isPresent();
    Files.writeString(slot.image(), "short");
    assertThat(ImageCache.find(slot)).isEmpty();
    Files.delete(slot.image());
    assertThat(ImageCache.find(slot)).isEmpty();
  }

  private FakePreparer failing(String script, int times) {
    return new FakePreparer(directory.resolve("tools")) {
      @Override
      public ToolCall importing(String reference, Path target) {
        ToolCall real = super.importing(reference, target);
        Path tried = directory.resolve("tried");
        String once =
            "echo x >>%1$s; if [ $(wc -l <%1$s) -le %2$d ]; then %3$s; fi; "
                .formatted(tried, times, script);
        List<String> argv = new ArrayList<>(real.argv());
        argv.set(2, once + argv.get(2));
        return new ToolCall(argv, real.environment(), real.timeout());
      }
    };
  }

  private ImageBuild image(FakePreparer tools, Pause pause) {
    BuildContext shop =
        new BuildContext(
            tools,
            CacheFiles.real(),
            pause,
            InstantSource.system(),
            "1",
            false,
            _ -> Optional.empty(),
            news::add);
    return new ImageBuild(
        shop, slot, "docker://a", new BaseRecipe("docker://a"), LockOwner.current());
  }
}
