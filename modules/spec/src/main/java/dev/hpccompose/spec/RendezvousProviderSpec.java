package dev.hpccompose.spec;

import java.time.Duration;

/**
 * The mapping {@code x-slurm.rendezvous.register} of a service.
 *
 * @param name {@code name}, one safe path component
 * @param port {@code port}
 * @param protocol {@code protocol}, the scheme of the URL
 * @param path {@code path} of the URL, beginning with a slash
 * @param ttl {@code ttl_seconds}
 */
public record RendezvousProviderSpec(
    Located<String> name, int port, String protocol, String path, Duration ttl) {}
