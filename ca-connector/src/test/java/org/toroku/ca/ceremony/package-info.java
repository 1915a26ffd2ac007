/** Tests of the demonstration ceremony. */
@NullMarked
package org.toroku.ca.ceremony;

import org.jspecify.annotations.NullMarked;
