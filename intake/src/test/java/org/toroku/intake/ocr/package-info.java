@NullMarked
package org.toroku.intake.ocr;

import org.jspecify.annotations.NullMarked;
