/**
 * How alike the text of a failure and the changes that may have caused it are. It knows commits and
 * text; it must not know logs, services, deployments, or what else speaks for or against a change.
 */
@NullMarked
package dev.forgeincident.diagnosis.likeness;

import org.jspecify.annotations.NullMarked;
