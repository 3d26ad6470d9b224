package dev.hpccompose.spec;

/**
 * One entry of the top-level {@code secrets} or {@code configs}.
 *
 * @param name its key
 * @param source where its content comes from
 */
public record FileResource(Located<String> name, FileSource source) {}
