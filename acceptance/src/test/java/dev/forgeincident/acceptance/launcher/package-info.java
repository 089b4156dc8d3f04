/** What somebody meets at the terminal: {@code ./forge}, its messages and its exit codes. */
@NullMarked
package dev.forgeincident.acceptance.launcher;

import org.jspecify.annotations.NullMarked;
