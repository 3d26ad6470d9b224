package dev.hpccompose.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.ImageNews.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees while images are made; time passes when the test says so. */
class ImageProgressTest {

  private static final int NARROW = 48;

  @TempDir private Path directory;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final HandTurned ticker = new HandTurned();
  private long now;

  /** A ticker whose moments come from the test. */
  private static final class HandTurned implements Ticker {
    private final List<Duration> rhythms = new ArrayList<>();
    private Runnable moment = () -> {};
    private boolean closed;

    @Override
    public void start(Duration every, Runnable moment) {
      rhythms.add(every);
      this.moment = moment;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  @DisplayName("a plain log has a line for each fact, and a sign of life of what takes long")
  void plain() throws IOException {
    try (ImageProgress progress = progress(new PlainShowing(err))) {
      ImageNews.Image redis = image("redis");
      progress.accept(new ImageNews.Started(redis, Phase.IMPORT));
      said(redis, "[INFO] Fetching image manifest\n");
      pass(20);
      ImageNews.Image later = image("later");
      progress.accept(new ImageNews.Started(later, Phase.COMMANDS));
      pass(10);
      ticker.moment.run();
      progress.accept(new ImageNews.Finished(redis, Phase.IMPORT, Duration.ofSeconds(31), 2048));
      pass(30);
      ticker.moment.run();
      progress.accept(new ImageNews.Failed(later, Phase.COMMANDS, Duration.ofSeconds(41)));
    }
    assertThat(ticker.rhythms).first().isEqualTo(Duration.ofSeconds(30));
    assertThat(ticker.closed).isTrue();
    assertThat(text())
        .isEqualTo(
            """
            importing docker://redis ...
            running the prepare commands for docker://later ...
            still importing docker://redis after 30 s: [INFO] Fetching image manifest
            imported docker://redis in 31 s (2.0 KiB)
            still running the prepare commands for docker://later after 40 s
            running the prepare commands for docker://later failed after 41 s
            """);
  }

  @Test
  @DisplayName("a terminal shows a line for each image at work: how long, what, and the last words")
  void painted() throws IOException {
    try (ImageProgress progress = progress(painted(Style.PLAIN))) {
      ImageNews.Image redis = image("redis");
      ImageNews.Image app = image("app");
      progress.accept(new ImageNews.Started(redis, Phase.IMPORT));
      progress.accept(new ImageNews.Waiting(app, "process 7 on login1"));
      said(redis, "[INFO] one\n[INFO] two\n");
      pass(65);
      ticker.moment.run();
      assertThat(screen(120))
          .containsExactly(
              "1 min 5 s  importing docker://redis  [INFO] two",
              "1 min 5 s  waiting for docker://app, which process 7 on login1 makes",
              "");
      progress.accept(new ImageNews.Shared(app));
      progress.accept(
          new ImageNews.Retrying(redis, 1, Duration.ofSeconds(2), "error code: 429 \u001b[2J"));
      assertThat(screen(120))
          .containsExactly(
              "attempt 1 for docker://redis failed, the next in 2 s: error code: 429",
              "1 min 5 s  importing docker://redis  [INFO] two",
              "");
      progress.accept(new ImageNews.Finished(redis, Phase.IMPORT, Duration.ofSeconds(66), 0));
      progress.accept(new ImageNews.Started(redis, Phase.CREATE));
      assertThat(screen(120))
          .as("words of the phase before say nothing about this one")
          .containsExactly(
              "attempt 1 for docker://redis failed, the next in 2 s: error code: 429",
              "imported docker://redis in 1 min 6 s",
              "     0 s  unpacking docker://redis",
              "");
    }
    assertThat(ticker.rhythms).first().isEqualTo(Duration.ofMillis(250));
    assertThat(screen(120)).as("nothing painted stays").hasSize(3);
  }

  @Test
  @DisplayName("a narrow terminal cuts the last words off, and no line is left behind")
  void narrow() throws IOException {
    try (ImageProgress progress = progress(painted(Style.PLAIN))) {
      ImageNews.Image redis = image("redis");
      progress.accept(new ImageNews.Started(redis, Phase.IMPORT));
      for (int i = 0; i < 5; i++) {
        said(
            redis,
            "[INFO] a line that is much longer than this terminal is wide, number " + i + "\n");
        pass(1);
        ticker.moment.run();
      }
      assertThat(screen(NARROW))
          .hasSize(2)
          .first()
          .asString()
          .hasSizeLessThanOrEqualTo(NARROW)
          .startsWith("     5 s  importing docker://redis  [INFO] a li");
    }
    assertThat(screen(NARROW)).containsExactly("");
  }

  @Test
  @DisplayName("what a tool writes for a terminal neither moves its cursor nor changes its colours")
  void sequences() throws IOException {
    try (ImageProgress progress = progress(painted(Style.COLOURED))) {
      ImageNews.Image redis = image("redis");
      progress.accept(new ImageNews.Started(redis, Phase.IMPORT));
      said(
          redis,
          "\u001b]0;a title\u0007\u001b[1;31m10%\u001b[K\r"
              + "\u001b[2J\u001b[3A\u001b(B\u001b]8;;http://x\u001b\\20%\ta\u202eb\u0008\u001b[0m\r"
              + "\u001b[K\n");
      ticker.moment.run();
      assertThat(screen(NARROW)).first().isEqualTo("     0 s  importing docker://redis  20% ab");
    }
    assertThat(text()).contains("\u001b[2m20% ab\u001b[0m");
  }

  @Test
  @DisplayName("without colours there are none, and a log has nothing but text")
  void noColours() throws IOException {
    for (Showing showing : List.of(painted(Style.PLAIN), new PlainShowing(err))) {
      try (ImageProgress progress = progress(showing)) {
        ImageNews.Image redis = image("redis");
        progress.accept(new ImageNews.Started(redis, Phase.IMPORT));
        said(redis, "words\n");
        pass(30);
        ticker.moment.run();
      }
      assertThat(text()).doesNotContainPattern("\u001b\\[[0-9;]*m");
    }
  }

  @Test
  @DisplayName("images that are there already start no thread and write nothing")
  void reused() {
    try (ImageProgress progress = progress(painted(Style.COLOURED))) {
      progress.accept(new ImageNews.Shared(image("redis")));
    }
    assertThat(ticker.rhythms).isEmpty();
    assertThat(text()).isEmpty();
  }

  @Test
  @DisplayName("a real ticker ticks until it is closed, and not once more")
  void realTime() throws InterruptedException {
    Semaphore moments = new Semaphore(0);
    Ticker real = Ticker.real();
    real.start(Duration.ofMillis(1), moments::release);
    real.start(Duration.ofMillis(1), () -> {});
    moments.acquire(3);
    real.close();
    moments.drainPermits();
    assertThat(moments.tryAcquire(20, TimeUnit.MILLISECONDS)).isFalse();
  }

  private PaintedShowing painted(Style style) {
    return new PaintedShowing(new PaintedLines(err), style);
  }

  private ImageProgress progress(Showing showing) {
    return new ImageProgress(showing, () -> now, ticker);
  }

  private ImageNews.Image image(String name) {
    return new ImageNews.Image("docker://" + name, directory.resolve(name + ".log"));
  }

  private static void said(ImageNews.Image image, String words) throws IOException {
    Files.writeString(image.log(), words, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private List<String> screen(int width) {
    return new Screen(width).after(text());
  }
}
