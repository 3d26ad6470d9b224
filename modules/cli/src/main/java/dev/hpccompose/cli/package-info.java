/** The command line. */
@NullMarked
package dev.hpccompose.cli;

import org.jspecify.annotations.NullMarked;
