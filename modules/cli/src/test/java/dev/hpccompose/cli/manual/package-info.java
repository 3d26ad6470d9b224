/** The generated part of the manual. */
package dev.hpccompose.cli.manual;
