/** The backend: Podman. */
@NullMarked
package dev.hpccompose.backend.podman;

import org.jspecify.annotations.NullMarked;
