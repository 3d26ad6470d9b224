package dev.hpccompose.images.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final String BUSY =
      "[ERROR] URL https://registry-1.docker.io/v2/ returned error code: 429 Too Many Requests";

  @Test
  @DisplayName("what passes is tried again, after twice as long each time, and not for ever")
  void doubles() {
    assertThat(Backoff.after(1, BUSY)).contains(Duration.ofSeconds(2));
    assertThat(Backoff.after(2, BUSY)).contains(Duration.ofSeconds(4));
    assertThat(Backoff.after(4, BUSY)).contains(Duration.ofSeconds(16));
    assertThat(Backoff.after(Backoff.ATTEMPTS, BUSY)).isEmpty();
  }

  @Test
  @DisplayName("a registry that says how long is obeyed, within reason")
  void retryAfter() {
    assertThat(Backoff.after(1, BUSY + "\nRetry-After: 30")).contains(Duration.ofSeconds(30));
    assertThat(Backoff.after(1, BUSY + "\nretry-after: 1")).contains(Duration.ofSeconds(2));
    assertThat(Backoff.after(1, BUSY + "\nRetry-After: 86400")).contains(Duration.ofMinutes(5));
  }

  @Test
  @DisplayName("busy registries and stale files of NFS pass; wrong names and credentials do not")
  void kinds() {
    assertThat(Backoff.after(1, "returned error code: 503 Service Unavailable")).isPresent();
    assertThat(Backoff.after(1, "returned error code: 500")).isPresent();
    assertThat(Backoff.after(1, "mksquashfs: Stale file handle")).isPresent();
    assertThat(Backoff.after(1, "returned error code: 401 Unauthorized")).isEmpty();
    assertThat(Backoff.after(1, "returned error code: 404 Not Found")).isEmpty();
    assertThat(Backoff.after(1, "No space left on device")).isEmpty();
  }
}
