/** Processes seen from outside: run them, wait for what they do, find what they left behind. */
@NullMarked
package dev.hpccompose.it.process;

import org.jspecify.annotations.NullMarked;
