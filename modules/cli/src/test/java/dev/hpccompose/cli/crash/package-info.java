/** Processes that are killed at any of their writes. */
@NullMarked
package dev.hpccompose.cli.crash;

import org.jspecify.annotations.NullMarked;
