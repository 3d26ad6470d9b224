package dev.hpccompose.images.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {

  private final Fingerprints content = new Fingerprints();
  @TempDir private Path directory;

  @Test
  @DisplayName("a change of a name, of a byte or of a link below a directory changes it")
  void directories() throws IOException {
    Set<String> seen = new HashSet<>();
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Files.createDirectory(tree.resolve("below"));
    seen.add(content.of(tree));
    Files.writeString(tree.resolve("below/a"), "1");
    seen.add(content.of(tree));
    Files.writeString(tree.resolve("below/a"), "2");
    seen.add(content.of(tree));
    Files.move(tree.resolve("below/a"), tree.resolve("below/b"));
    seen.add(content.of(tree));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("below"));
    seen.add(content.of(tree));
    assertThat(seen).hasSize(5);
    assertThat(seen).contains(content.of(tree));
  }

  @Test
  @DisplayName("an image that is written again, also with as many bytes, is another one")
  void images() throws IOException {
    Path image = Files.writeString(directory.resolve("a.sqsh"), "one");
    String before = content.of(image);
    assertThat(content.of(image)).isEqualTo(before);
    Files.writeString(image, "two");
    assertThat(content.of(image)).isNotEqualTo(before);
  }

  @Test
  @DisplayName("what is not there has a fingerprint as well")
  void missing() {
    assertThat(content.of(directory.resolve("none"))).isNotEmpty();
  }
}
