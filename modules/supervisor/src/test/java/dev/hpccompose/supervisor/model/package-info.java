/** What a supervisor does with services, a second time and without its table. */
@NullMarked
package dev.hpccompose.supervisor.model;

import org.jspecify.annotations.NullMarked;
