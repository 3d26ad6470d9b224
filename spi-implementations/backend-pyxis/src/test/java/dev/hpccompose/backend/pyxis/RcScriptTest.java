package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.images.spi.ImageConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RcScriptTest {

  private static String script(String entrypoint, String all) {
    return """
    # a label
    mkdir -p "/srv/app" 2> /dev/null
    cd "/srv/app" && unset OLDPWD || exit 1

    if [ -s /etc/rc.local ]; then
        . /etc/rc.local
    fi

    if [ $# -gt 0 ]; then
        exec %s "$@"
    else
        exec %s
    fi
    """
        .formatted(entrypoint, all);
  }

  @Test
  @DisplayName("ENTRYPOINT, CMD, WORKDIR and ENV are read from what Enroot left in the image")
  void readsWhatEnrootWrites() {
    assertThat(
            RcScript.parse(
                script("'/bin/it'\\''s' ''", "'/bin/it'\\''s' '' 'a b' 'c\\d'"),
                List.of("A=b", "# no", "X=")))
        .contains(
            new ImageConfig(
                List.of("/bin/it's", ""),
                List.of("a b", "c\\d"),
                Optional.of("/srv/app"),
                List.of("A=b", "X="),
                Optional.empty()));
  }

  @Test
  @DisplayName("an image without ENTRYPOINT has its CMD alone")
  void withoutEntrypoint() {
    assertThat(RcScript.parse(script("", "'sh'"), List.of()).orElseThrow())
        .returns(List.of(), ImageConfig::entrypoint)
        .returns(List.of("sh"), ImageConfig::command);
  }

  @Test
  @DisplayName("what is written in another way is left to the shell of the container")
  void doesNotGuess() {
    assertThat(RcScript.parse(script("$'a\\n'", "$'a\\n'"), List.of())).isEmpty();
    assertThat(RcScript.parse(script("'a'", "'b'"), List.of())).isEmpty();
    assertThat(RcScript.parse("exec /sbin/init\n", List.of())).isEmpty();
  }
}
