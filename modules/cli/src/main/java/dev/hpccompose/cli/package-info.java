/** The entry of the program. */
@NullMarked
package dev.hpccompose.cli;

import org.jspecify.annotations.NullMarked;
