package dev.hpccompose.spec;

/**
 * A variable of a service's environment.
 *
 * @param name its name, a shell identifier
 * @param value its value, after interpolation; never holds NUL
 */
public record VariableSpec(Located<String> name, String value) {}
