package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials as Enroot looks for them. */
class CredentialCheckTest {

  private static final String CUDA = "docker://nvcr.io/nvidia/cuda:12";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve(".credentials");
  }

  private List<Finding> findings(String... references) throws IOException {
    Map<String, String> environment = Map.of("ENROOT_CONFIG_PATH", directory.toString());
    return new CredentialCheck(environment).findings(List.of(references));
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  @DisplayName(
      "without credentials a pull is anonymous, which Docker Hub counts by address (S-051)")
  void anonymous() throws IOException {
    assertThat(findings("docker://redis:7", "docker://docker.io/library/python:3"))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Warning.class,
            warning -> {
              assertThat(warning.found()).contains("registry-1.docker.io", "without credentials");
              assertThat(warning.meaning()).contains("by address");
              assertThat(warning.advice())
                  .contains(file.toString())
                  .contains("machine registry-1.docker.io login USER password TOKEN")
                  .contains("machine auth.docker.io login USER password TOKEN");
            });
  }

  @Test
  @DisplayName("one of two machines is not enough, and the missing line is printed (S-051)")
  void oneOfTwo() throws IOException {
    write("machine nvcr.io login $oauthtoken password secret-of-mine\n");
    assertThat(findings(CUDA))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Warning.class,
            warning -> {
              assertThat(warning.found()).contains("nvcr.io", "none for authn.nvidia.com");
              assertThat(warning.advice())
                  .endsWith("machine authn.nvidia.com login $oauthtoken password TOKEN");
            });
  }

  @Test
  @DisplayName("both machines are enough; the form for Enroot is told, the secret never (S-051)")
  void bothMachines() throws IOException {
    write(
        """
        # machine nvcr.io login nobody password old
        machine nvcr.io login $oauthtoken password secret-of-mine
        machine authn.nvidia.com login $oauthtoken password secret-of-mine
        """);
    assertThat(findings(CUDA))
        .containsExactly(
            new Finding.Passed(
                "there are credentials for nvcr.io; Enroot is given"
                    + " docker://nvcr.io#nvidia/cuda:12"));
  }

  @Test
  @DisplayName("an entry that curl understands and Enroot does not find is no good")
  void severalLines() throws IOException {
    write("machine ghcr.io\n  login me\n  password secret-of-mine\n");
    assertThat(findings("docker://ghcr.io/a/b:1"))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Warning.class,
            warning -> assertThat(warning.found()).contains("not on one line"))
        .asString()
        .doesNotContain("secret-of-mine");
  }

  @Test
  @DisplayName("a file that others can read is told of, with the command that closes it")
  void exposed() throws IOException {
    write("machine ghcr.io login me password secret-of-mine\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(findings("docker://ghcr.io/a/b:1"))
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            Finding.Warning.class,
            warning -> assertThat(warning.advice()).isEqualTo("chmod 600 " + file));
  }

  @Test
  @DisplayName("a registry of this machine, a daemon and a file need no credentials")
  void nothingToKnow() throws IOException {
    assertThat(findings("docker://127.0.0.1:5000/a", "dockerd://a:1")).isEmpty();
  }

  @Test
  @DisplayName("the port is no part of the machine, as Enroot has it")
  void port() throws IOException {
    write("machine registry.example.org login me password x\n");
    assertThat(findings("docker://registry.example.org:5000/a/b:1"))
        .hasOnlyElementsOfType(Finding.Passed.class);
  }

  @Test
  @DisplayName("what only a shell can tell is left to Enroot, and no secret is in any text")
  void logins() {
    Credentials read =
        Credentials.parse(
            """
            machine a.example.org login me password plain-secret
            machine b.example.org login AWS password $(aws ecr get-login-password --region x)
            """);
    assertThat(read.found()).containsExactlyInAnyOrder("a.example.org", "b.example.org");
    assertThat(read.logins()).containsOnlyKeys("a.example.org");
    assertThat(read.toString()).doesNotContain("plain-secret");
  }

  @Test
  @DisplayName("an image of Docker Hub names its registry once there are credentials for it")
  void hubIsNamed() throws IOException {
    write("machine registry-1.docker.io login me password x\n");
    EnrootPreparer preparer =
        new EnrootPreparer(Map.of("ENROOT_CONFIG_PATH", directory.toString(), "PATH", "/nowhere"));
    Path target = Path.of("/t");
    assertThat(preparer.importing("docker://redis:7", target).argv())
        .endsWith("docker://registry-1.docker.io#redis:7");
    assertThat(preparer.importing("docker://ghcr.io/a/b:1", target).argv())
        .endsWith("docker://ghcr.io#a/b:1");
    write("machine ghcr.io login me password x\n");
    assertThat(preparer.importing("docker://redis:7", target).argv()).endsWith("docker://redis:7");
  }
}
