package dev.hpccompose.images.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryImageTest {

  @ParameterizedTest
  @CsvSource({
    "redis, registry-1.docker.io, library/redis, latest",
    "redis:7, registry-1.docker.io, library/redis, 7",
    "org/app:1, registry-1.docker.io, org/app, 1",
    "docker.io/redis:7, registry-1.docker.io, library/redis, 7",
    "ghcr.io/a/b:1, ghcr.io, a/b, 1",
    "ghcr.io#a/b:1, ghcr.io, a/b, 1",
    "$oauthtoken@nvcr.io#nvidia/cuda:12, nvcr.io, nvidia/cuda, 12",
    "localhost:5000/a/b, localhost:5000, a/b, latest",
    "a/b@sha256:00, registry-1.docker.io, a/b, sha256:00",
    "ghcr.io/a/b:1@sha256:00, ghcr.io, a/b, sha256:00"
  })
  void isNamedAsTheRegistryNamesIt(String written, String host, String repository, String tag) {
    assertThat(RegistryImage.parse("docker://" + written))
        .contains(new RegistryImage(host, repository, tag));
  }

  @ParameterizedTest
  @CsvSource({"dockerd://a:1", "podman://a:1", "/images/a.sqsh"})
  void anythingElseIsOfNoRegistry(String written) {
    assertThat(RegistryImage.parse(written)).isEmpty();
  }
}
