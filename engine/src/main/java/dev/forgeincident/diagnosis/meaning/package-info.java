/**
 * What a change does, read from its diff and its message: a setting renamed, a number lowered, only
 * documentation touched. It must not know the incident: the same diff means the same on a quiet
 * day.
 */
@NullMarked
package dev.forgeincident.diagnosis.meaning;

import org.jspecify.annotations.NullMarked;
