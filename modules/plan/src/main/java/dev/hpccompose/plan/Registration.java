package dev.hpccompose.plan;

import java.time.Duration;

/**
 * An endpoint that a service provides to other jobs.
 *
 * @param name one safe path component
 * @param port the port
 * @param protocol the scheme of its URL
 * @param path the path of its URL
 * @param ttl how long a record holds
 */
public record Registration(String name, int port, String protocol, String path, Duration ttl) {}
