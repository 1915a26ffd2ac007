/** A My Number Card that lies in a PC/SC reader, as the software of its holder speaks to it. */
@NullMarked
package org.toroku.testkit.reader;

import org.jspecify.annotations.NullMarked;
