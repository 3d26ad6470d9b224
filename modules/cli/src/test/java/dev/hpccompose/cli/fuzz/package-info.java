/** Damaged specs of all kinds, which must end in clean verdicts. */
package dev.hpccompose.cli.fuzz;
