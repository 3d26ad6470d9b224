package dev.hpccompose.plan;

import dev.hpccompose.spec.Backend;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a plan depends on besides its spec.
 *
 * @param home the user's home directory, absolute
 * @param backend the backend that replaces the spec's, such as the host's for {@code --local}
 */
public record PlanContext(Path home, Optional<Backend> backend) {}
