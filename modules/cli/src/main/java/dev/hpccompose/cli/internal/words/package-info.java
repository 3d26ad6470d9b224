/** What codes, states and events are called when people read of them. */
@NullMarked
package dev.hpccompose.cli.internal.words;

import org.jspecify.annotations.NullMarked;
