package dev.hpccompose.runtime.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links as a container sees them (S-023). */
class LinkWalkTest {

  @TempDir Path directory;
  private Path mounted;
  private Path outside;

  @BeforeEach
  void tree() throws IOException {
    directory = directory.toRealPath();
    mounted = Files.createDirectories(directory.resolve("app"));
    Files.createDirectory(mounted.resolve("deep"));
    outside = Files.createDirectories(directory.resolve("data"));
    Files.writeString(outside.resolve("model.bin"), "weights");
    Files.writeString(mounted.resolve("main.py"), "pass");
  }

  private List<LinkWalk.Stray> strays(Mount... mounts) throws IOException {
    return new LinkWalk(List.of(mounts)).strays();
  }

  private Mount app() {
    return new Mount(mounted, "/app", false);
  }

  @Test
  @DisplayName("a link out of the mount is found, with what would have to be mounted (S-023)")
  void leadsOut() throws IOException {
    Path link =
        Files.createSymbolicLink(mounted.resolve("deep/model"), outside.resolve("model.bin"));
    Path target = outside.resolve("model.bin");
    assertThat(strays(app())).containsExactly(new LinkWalk.Stray(link, target, target));
  }

  @Test
  @DisplayName("the target may be in another mount, under the path that the link names (S-023)")
  void ofAnotherMount() throws IOException {
    Files.createSymbolicLink(mounted.resolve("model"), outside.resolve("model.bin"));
    assertThat(strays(app(), new Mount(outside, outside.toString(), true))).isEmpty();
    assertThat(strays(app(), new Mount(outside, "/elsewhere", true))).hasSize(1);
  }

  @Test
  @DisplayName("a relative link is followed from where the container sees it (S-023)")
  void relative() throws IOException {
    Files.createSymbolicLink(mounted.resolve("same"), Path.of("main.py"));
    assertThat(strays(app())).isEmpty();
    Files.createSymbolicLink(mounted.resolve("other"), Path.of("../data/model.bin"));
    assertThat(strays(app()))
        .singleElement()
        .satisfies(stray -> assertThat(stray.wanted()).isEqualTo(Path.of("/data/model.bin")));
    assertThat(strays(app(), new Mount(outside, "/data", true))).isEmpty();
  }

  @Test
  @DisplayName("what every image has itself, and what leads nowhere anyway, is no news")
  void ofTheImage() throws IOException {
    Files.createSymbolicLink(mounted.resolve("sh"), Path.of("/usr/bin/env"));
    Files.createSymbolicLink(mounted.resolve("gone"), Path.of("/no/such/file"));
    assertThat(strays(app())).isEmpty();
  }

  @Test
  @DisplayName("the walk is bounded, whatever is mounted")
  void bounded() throws IOException {
    for (int i = 0; i < 9; i++) {
      Path other = Files.writeString(directory.resolve("file" + i), "");
      Files.createSymbolicLink(mounted.resolve("link" + i), other);
    }
    assertThat(strays(app())).hasSize(5);
  }
}
