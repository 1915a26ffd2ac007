/** Tests of the card command line. */
@NullMarked
package org.toroku.testkit.cli;

import org.jspecify.annotations.NullMarked;
