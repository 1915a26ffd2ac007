/** Reads a rendered page with tesseract, which runs as a child process within limits. */
@NullMarked
package org.toroku.intake.ocr;

import org.jspecify.annotations.NullMarked;
