/** The commands: each parses, calls one service and hands the result to a presenter. */
@NullMarked
package dev.hpccompose.cli.internal.command;

import org.jspecify.annotations.NullMarked;
