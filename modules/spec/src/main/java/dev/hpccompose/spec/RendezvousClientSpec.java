package dev.hpccompose.spec;

import java.time.Duration;

/**
 * One name of {@code x-slurm.rendezvous}: an endpoint that another job provides.
 *
 * @param name one safe path component
 * @param timeout how long to wait for it before services start
 */
public record RendezvousClientSpec(Located<String> name, Duration timeout) {}
