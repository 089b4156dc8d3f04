/**
 * What a change does, read from its diff and its message: a setting renamed, a number lowered, a
 * lock gone, only documentation touched. Any language and any configuration, by their words and
 * tokens: no language is parsed. It must not know the incident: the same diff means the same on a
 * quiet day.
 */
@NullMarked
package dev.forgeincident.diagnosis.meaning;

import org.jspecify.annotations.NullMarked;
