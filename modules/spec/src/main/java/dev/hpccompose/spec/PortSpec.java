package dev.hpccompose.spec;

/**
 * What {@code ports} or {@code expose} of a service say. Nothing is published: services share the
 * network of their node, and the port tells which one a service listens on.
 *
 * @param number the port in the container
 * @param protocol {@code tcp} or {@code udp}
 */
public record PortSpec(Located<Integer> number, String protocol) {}
