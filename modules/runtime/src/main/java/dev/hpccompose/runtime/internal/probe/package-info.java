/** A tiny job that answers through files, and whoever asks it. */
@NullMarked
package dev.hpccompose.runtime.internal.probe;

import org.jspecify.annotations.NullMarked;
