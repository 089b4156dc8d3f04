/**
 * What a user meets in the incident card, found by the names a screen reader says. It must not know
 * how the card is built.
 */
@NullMarked
package dev.forgeincident.acceptance.card;

import org.jspecify.annotations.NullMarked;
