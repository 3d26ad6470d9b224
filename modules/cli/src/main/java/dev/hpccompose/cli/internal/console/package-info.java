/** What all commands share: streams, styles, failures, exit codes. */
@NullMarked
package dev.hpccompose.cli.internal.console;

import org.jspecify.annotations.NullMarked;
