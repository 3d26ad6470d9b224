/** Programs of others: bounded in time, ended with the process that started them. */
@NullMarked
package dev.hpccompose.system.process;

import org.jspecify.annotations.NullMarked;
