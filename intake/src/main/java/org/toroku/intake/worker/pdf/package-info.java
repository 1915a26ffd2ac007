/** Looks for what a PDF may do besides showing pages, before any of it is drawn. */
@NullMarked
package org.toroku.intake.worker.pdf;

import org.jspecify.annotations.NullMarked;
