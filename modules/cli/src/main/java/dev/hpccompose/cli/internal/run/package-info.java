/** What is known about one run, from its history first and from the scheduler second. */
@NullMarked
package dev.hpccompose.cli.internal.run;

import org.jspecify.annotations.NullMarked;
