package dev.hpccompose.spec;

import java.util.Optional;

/**
 * One entry of {@code secrets} or {@code configs} of a service: a file that it may read.
 *
 * @param source name of the secret or config
 * @param target {@code target}: a file name below {@code /run/secrets}, or an absolute path
 */
public record FileGrant(Located<String> source, Optional<Located<String>> target) {}
