/** The backend: Enroot and Pyxis. */
@NullMarked
package dev.hpccompose.backend.pyxis;

import org.jspecify.annotations.NullMarked;
