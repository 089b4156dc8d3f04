/**
 * The life of an incident: which alerts it takes, how it ends. It must not know diagnoses, tables
 * or endpoints.
 */
@NullMarked
package dev.forgeincident.service.incident;

import org.jspecify.annotations.NullMarked;
