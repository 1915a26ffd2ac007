/** Turns what a case needs on paper into PDF pages that a Japanese office would send. */
@NullMarked
package org.toroku.letters;

import org.jspecify.annotations.NullMarked;
