/** Finds the fields of Japanese papers among words, each with the place it was read from; it decides nothing. */
@NullMarked
package org.toroku.intake.fields;

import org.jspecify.annotations.NullMarked;
