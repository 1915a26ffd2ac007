/** The command line that stands for a card, its reader and its signing software. */
@NullMarked
package org.toroku.testkit.cli;

import org.jspecify.annotations.NullMarked;
