/** What services wrote: which lines of it, and when they were written. */
@NullMarked
package dev.hpccompose.cli.internal.logs;

import org.jspecify.annotations.NullMarked;
