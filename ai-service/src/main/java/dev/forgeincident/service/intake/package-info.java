/**
 * What comes in, read into alerts: one parser a webhook format, one list of them. It must not know
 * what happens to an alert afterwards.
 */
@NullMarked
package dev.forgeincident.service.intake;

import org.jspecify.annotations.NullMarked;
