package dev.hpccompose.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * How a service is stopped.
 *
 * @param gracePeriod {@code stop_grace_period}
 * @param signal {@code stop_signal}, without {@code SIG}, such as {@code INT}
 */
public record StopSpec(Optional<Located<Duration>> gracePeriod, Optional<Located<String>> signal) {}
