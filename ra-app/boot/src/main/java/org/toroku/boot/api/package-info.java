/** The REST face of the counter for card applications; it translates and decides nothing. */
@NullMarked
package org.toroku.boot.api;

import org.jspecify.annotations.NullMarked;
