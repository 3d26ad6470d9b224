package dev.hpccompose.plan;

import dev.hpccompose.spec.Backend;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a plan depends on besides its spec.
 *
 * @param home the user's home directory, absolute
 * @param backend the backend that replaces the spec's, such as the host's for {@code --local}
 * @param cache the cache directory of the project, for a spec that names none
 */
public record PlanContext(Path home, Optional<Backend> backend, Optional<CacheDirectory> cache) {

  /** The context of a spec that stands alone. */
  public PlanContext(Path home, Optional<Backend> backend) {
    this(home, backend, Optional.empty());
  }
}
