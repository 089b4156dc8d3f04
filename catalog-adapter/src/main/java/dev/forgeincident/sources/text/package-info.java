/**
 * Texts that people paste and files contain, read into facts. It must not do any I/O, and not know
 * what a fact means.
 */
@NullMarked
package dev.forgeincident.sources.text;

import org.jspecify.annotations.NullMarked;
